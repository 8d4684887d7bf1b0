package dev.utraced.target;

import dev.utraced.agent.AgentExpression;
import java.util.OptionalInt;

/** What is done at a tracepoint. */
public sealed interface TraceAction {
    /** All registers. @param mask which ones the client asked for, in hex as it wrote them */
    record Registers(String mask) implements TraceAction {}

    /** @param base the register that the offset counts from; empty: the offset is an address */
    record Memory(OptionalInt base, long offset, long lengthBytes) implements TraceAction {}

    /** Runs an expression, which collects what it says. */
    record Evaluate(AgentExpression expression) implements TraceAction {}
}
