package dev.utraced.server.connect.lookahead;

import java.util.List;

/** What a request may do to what is known of processes. Taken from what it begins with; what nobody has heard of may do anything. */
enum Bearing {
    /** Nothing. */
    READS,

    /** It may change memory or registers, but lets nothing run. */
    CHANGES,

    /** Processes may run, come or go; until the next stop reply nothing is known to stand still. */
    RUNS;

    private static final List<String> READING = List.of(
            "m",
            "x",
            "g",
            "p",
            "H",
            "T",
            "?",
            "qXfer:",
            "qC",
            "qOffsets",
            "qSymbol:",
            "qSupported",
            "qTStatus",
            "qTfV",
            "qTsV",
            "qTfP",
            "qTsP",
            "qfThreadInfo",
            "qsThreadInfo",
            "qThreadExtraInfo",
            "qGetTLSAddr:",
            "qGetTIBAddr:",
            "qAttached",
            "qSearch:memory:",
            "qCRC:",
            "vCont?",
            "vFile:",
            "vMustReplyEmpty");

    private static final List<String> CHANGING = List.of(
            "M", "X", "G", "P", "Z", "z", "QPassSignals:", "QProgramSignals:", "QCatchSyscalls:", "QStartNoAckMode");

    static Bearing of(String request) {
        if (request.startsWith("qXfer:") && request.contains(":write:")) {
            return CHANGES;
        } else if (READING.stream().anyMatch(request::startsWith)) {
            return READS;
        }
        return CHANGING.stream().anyMatch(request::startsWith) ? CHANGES : RUNS;
    }
}
