package dev.utraced.server.cli;

import dev.utraced.server.session.DebugLogs;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;

/** Tells the logging library what to write and where; it looks once, when the first logger is made. */
final class LogSettings {
    private static final String PREFIX = "org.slf4j.simpleLogger.";

    private LogSettings() {}

    /**
     * @param err where logs go unless a file is named
     * @throws StartException where the file cannot be written
     */
    static DebugLogs apply(Options options, PrintStream err) {
        System.setProperty(PREFIX + "defaultLogLevel", "warn");
        System.setProperty(PREFIX + "showThreadName", "false");
        DebugLogs logs = new DebugLogs();
        logs.timed(options.timestamps());
        // The library writes to standard error. The lines that programs look for there do not pass through here.
        System.setErr(
                new LogLines(options.debugFile().map(LogSettings::file).orElse(err), logs, Clock::systemDefaultZone));
        // They can be switched later, so the library has to let them through from the start.
        DebugLogs.ALL.forEach(LogSettings::letThrough);
        options.debugLogs().forEach(log -> logs.set(log, true));
        return logs;
    }

    private static OutputStream file(String name) {
        try {
            return new FileOutputStream(name);
        } catch (FileNotFoundException e) {
            throw new StartException("cannot write the log: " + e.getMessage());
        }
    }

    private static void letThrough(String log) {
        System.setProperty(PREFIX + "log." + log, "debug");
    }
}
