package dev.utraced.target;

/**
 * How a trace experiment stands.
 *
 * @param frames in the buffer
 * @param created frames, those that have been discarded since included
 * @param startMicros when the last run began, in microseconds since 1970; 0: there was none
 * @param stopMicros when it ended; 0: it has not
 */
public record TraceStatus(
        boolean running,
        End end,
        int frames,
        int created,
        long freeBytes,
        long sizeBytes,
        boolean circular,
        boolean disconnected,
        long startMicros,
        long stopMicros,
        TraceNotes notes) {

    /** Why no run is going on. */
    public sealed interface End {
        record NeverRun() implements End {}

        record Stopped() implements End {}

        record BufferFull() implements End {}

        record ClientGone() implements End {}

        /** A tracepoint has been hit as often as it was to be. */
        record Passed(int tracepoint) implements End {}

        /** A condition or an action could not be evaluated. */
        record Failed(String reason, int tracepoint) implements End {}

        /** The process has ended, or runs another program. */
        record ProcessGone() implements End {}
    }
}
