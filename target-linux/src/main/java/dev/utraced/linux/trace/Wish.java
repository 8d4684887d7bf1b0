package dev.utraced.linux.trace;

/**
 * What an engine wants a tracee to do. The order is the arbitration: of all wishes on a tracee the smallest is granted, so nobody
 * runs a thread that somebody else holds.
 */
public enum Wish {
    /** Execute nothing of the program: be stopped and stay so, or sleep on. The only wish that holds. */
    STOP,
    /** Stop for a moment so that {@link TracingEngine#quiescent} can be called; its answer is the next wish. */
    REPORT,
    /** Execute one instruction and report {@link TraceEvent.StepDone}. */
    SINGLESTEP,
    /** Run. */
    RESUME;

    public static Wish least(Wish a, Wish b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
