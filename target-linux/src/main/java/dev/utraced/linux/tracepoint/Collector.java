package dev.utraced.linux.tracepoint;

import dev.utraced.agent.AgentEvaluator;
import dev.utraced.agent.AgentException;
import dev.utraced.agent.UnreadableMemoryException;
import dev.utraced.linux.arch.Architecture;
import dev.utraced.linux.breakpoint.BreakpointEngine;
import dev.utraced.linux.trace.Tracee;
import dev.utraced.target.TraceAction;
import java.util.List;

/** Evaluates conditions, and makes trace frames of what actions collect. */
final class Collector {
    private final BreakpointEngine breakpoints;
    private final TraceVariables variables;
    private final TraceBuffer buffer;
    private final AgentEvaluator evaluator = new AgentEvaluator();
    private final FrameBuilder frame = new FrameBuilder();

    /** What became of a hit. */
    enum Outcome {
        DONE,
        /** The frame does not fit into the buffer any more. */
        FULL
    }

    Collector(BreakpointEngine breakpoints, TraceVariables variables, TraceBuffer buffer) {
        this.breakpoints = breakpoints;
        this.variables = variables;
        this.buffer = buffer;
    }

    /**
     * Whether the hit counts. A condition that follows a pointer to where nothing is counts as true: whoever looks at the frame sees why.
     *
     * @throws AgentException where the condition cannot be evaluated anywhere
     */
    boolean counts(PlacedTracepoint tracepoint, Tracee tracee) {
        if (tracepoint.definition().condition().isEmpty()) {
            return true;
        }
        CollectingContext context = context(tracee);
        try {
            return evaluator.run(tracepoint.definition().condition().get(), context, context) != 0;
        } catch (UnreadableMemoryException e) {
            return true;
        }
    }

    /**
     * Collects into a frame of its own.
     *
     * @throws AgentException where an action cannot be evaluated anywhere; what was collected before is kept
     */
    Outcome collect(PlacedTracepoint tracepoint, List<TraceAction> actions, Tracee tracee) {
        frame.begin(tracepoint.number(), buffer.sizeBytes());
        try {
            CollectingContext context = context(tracee);
            for (TraceAction action : actions) {
                act(action, context, tracee);
            }
        } catch (AgentException e) {
            keep(tracepoint, tracee);
            throw e;
        }
        return keep(tracepoint, tracee);
    }

    private CollectingContext context(Tracee tracee) {
        return new CollectingContext(tracee, breakpoints.memory(tracee.group()), variables, frame);
    }

    private void act(TraceAction action, CollectingContext context, Tracee tracee) {
        if (action instanceof TraceAction.Registers) {
            collectRegisters(tracee);
        } else if (action instanceof TraceAction.Memory memory) {
            long base =
                    memory.base().isPresent() ? context.register(memory.base().getAsInt()) : 0;
            context.collect(base + memory.offset(), memory.lengthBytes());
        } else if (action instanceof TraceAction.Evaluate evaluate) {
            try {
                evaluator.run(evaluate.expression(), context, context);
            } catch (UnreadableMemoryException e) {
                // A null pointer was followed: there is nothing to collect this time.
            }
        }
    }

    private void collectRegisters(Tracee tracee) {
        Architecture architecture = tracee.group().architecture();
        int start = frame.registers(architecture.description().totalBytes());
        if (start >= 0) {
            architecture.readRegisters(tracee.registers(), frame.bytes(), start);
        }
    }

    private Outcome keep(PlacedTracepoint tracepoint, Tracee tracee) {
        int length = frame.end();
        long pc = tracee.group().architecture().pc(tracee.registers());
        if (frame.isTooLong() || !buffer.add(frame.bytes(), length, tracepoint.number(), pc)) {
            return Outcome.FULL;
        }
        tracepoint.filled(length);
        return Outcome.DONE;
    }
}
