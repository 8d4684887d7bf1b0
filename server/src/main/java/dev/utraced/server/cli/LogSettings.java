package dev.utraced.server.cli;

import dev.utraced.server.session.DebugLogs;

/** Tells the logging library what to write and where; it looks once, when the first logger is made. */
final class LogSettings {
    private static final String PREFIX = "org.slf4j.simpleLogger.";

    private LogSettings() {}

    static DebugLogs apply(Options options) {
        System.setProperty(PREFIX + "defaultLogLevel", "warn");
        System.setProperty(PREFIX + "logFile", options.debugFile().orElse("System.err"));
        System.setProperty(PREFIX + "showThreadName", "false");
        System.setProperty(PREFIX + "showDateTime", Boolean.toString(options.timestamps()));
        if (options.timestamps()) {
            System.setProperty(PREFIX + "dateTimeFormat", "HH:mm:ss.SSS"); // 25 ms of loading locales
        }
        // Those that can be switched later have to be let through by the library from the start.
        DebugLogs.SWITCHED.forEach(LogSettings::letThrough);
        DebugLogs logs = new DebugLogs();
        for (String log : options.debugLogs()) {
            letThrough(log);
            logs.set(log, true);
        }
        return logs;
    }

    private static void letThrough(String log) {
        System.setProperty(PREFIX + "log." + log, "debug");
    }
}
