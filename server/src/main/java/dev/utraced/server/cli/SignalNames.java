package dev.utraced.server.cli;

import dev.utraced.target.Signal;
import java.util.Map;

/** The names of the signals that end programs. */
final class SignalNames {
    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(1, "SIGHUP"),
            Map.entry(2, "SIGINT"),
            Map.entry(3, "SIGQUIT"),
            Map.entry(4, "SIGILL"),
            Map.entry(5, "SIGTRAP"),
            Map.entry(6, "SIGABRT"),
            Map.entry(8, "SIGFPE"),
            Map.entry(9, "SIGKILL"),
            Map.entry(10, "SIGBUS"),
            Map.entry(11, "SIGSEGV"),
            Map.entry(12, "SIGSYS"),
            Map.entry(13, "SIGPIPE"),
            Map.entry(14, "SIGALRM"),
            Map.entry(15, "SIGTERM"),
            Map.entry(24, "SIGXCPU"),
            Map.entry(25, "SIGXFSZ"),
            Map.entry(26, "SIGVTALRM"),
            Map.entry(27, "SIGPROF"),
            Map.entry(30, "SIGUSR1"),
            Map.entry(31, "SIGUSR2"));

    private SignalNames() {}

    static String of(Signal signal) {
        return NAMES.getOrDefault(signal.number(), "signal " + signal.number());
    }
}
