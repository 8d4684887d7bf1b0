package dev.utraced.target;

import dev.utraced.agent.AgentExpression;
import java.util.List;
import java.util.Optional;

/**
 * A place where data is collected without a stop.
 *
 * @param steps how many single steps are taken after a hit, each with a trace frame of its own; 0: none
 * @param passes after so many hits the trace run ends; 0: it does not
 * @param condition the hit counts where it is true, or not there
 * @param actions at a hit
 * @param stepActions after each of the steps
 */
public record Tracepoint(
        Id id,
        boolean enabled,
        long steps,
        long passes,
        Optional<AgentExpression> condition,
        List<TraceAction> actions,
        List<TraceAction> stepActions) {
    public Tracepoint {
        actions = List.copyOf(actions);
        stepActions = List.copyOf(stepActions);
    }

    /** One tracepoint of the client's may be at several places. @param number the client's */
    public record Id(int number, long address) {}

    public Tracepoint enabled(boolean on) {
        return new Tracepoint(id, on, steps, passes, condition, actions, stepActions);
    }

    /**
     * How the person at the client wrote a part of it; kept for clients that come later.
     *
     * @param type {@code at}, {@code cond} or {@code cmd}
     * @param start where this piece of the text starts, in bytes
     * @param lengthBytes of the whole text
     */
    public record Source(String type, int start, int lengthBytes, String text) {}

    /**
     * What has come of it.
     *
     * @param hits that counted
     * @param bytes of the trace buffer that it has filled
     */
    public record Use(long hits, long bytes) {}
}
