package dev.utraced.server.cli;

import dev.utraced.server.session.DebugLogs;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.function.Supplier;

/** Where the logging library writes its lines: puts the time in front of each while that is wanted. */
final class LogLines extends PrintStream {
    private final DebugLogs logs;
    private final Supplier<Clock> clocks;

    /** @param clocks asked for each line that has a time: to find out the zone takes a tenth of the server's start */
    LogLines(OutputStream out, DebugLogs logs, Supplier<Clock> clocks) {
        super(out, true);
        this.logs = logs;
        this.clocks = clocks;
    }

    @Override
    public void println(String line) {
        super.println(logs.isTimed() ? String.format("%tT.%<tL %s", ZonedDateTime.now(clocks.get()), line) : line);
    }
}
