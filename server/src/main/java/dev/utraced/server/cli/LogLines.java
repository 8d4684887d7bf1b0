package dev.utraced.server.cli;

import dev.utraced.server.session.DebugLogs;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;

/** Where the logging library writes its lines: puts the time in front of each while that is wanted. */
final class LogLines extends PrintStream {
    private final DebugLogs logs;
    private final Clock clock;

    LogLines(OutputStream out, DebugLogs logs, Clock clock) {
        super(out, true);
        this.logs = logs;
        this.clock = clock;
    }

    @Override
    public void println(String line) {
        super.println(
                logs.isTimed() ? String.format("%tT.%<tL %s", clock.instant().atZone(clock.getZone()), line) : line);
    }
}
