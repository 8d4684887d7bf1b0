package dev.utraced.linux.breakpoint;

import dev.utraced.agent.AgentEvaluator;
import dev.utraced.agent.AgentException;
import dev.utraced.agent.AgentExpression;
import dev.utraced.linux.trace.Tracee;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides whether a hit counts. */
public final class Conditions {
    private static final Logger LOG = LoggerFactory.getLogger("tracer");

    private final AgentEvaluator evaluator = new AgentEvaluator();

    /** One that is true is enough, and so is one that cannot be evaluated: its owner must see why. */
    public boolean hold(List<AgentExpression> conditions, Tracee tracee, CleanMemory memory) {
        if (conditions.isEmpty()) {
            return true;
        }
        TraceeValues context = new TraceeValues(tracee, memory);
        for (AgentExpression condition : conditions) {
            try {
                if (evaluator.evaluate(condition, context) != 0) {
                    return true;
                }
            } catch (AgentException e) {
                LOG.warn("tid {}: a breakpoint's condition cannot be evaluated: {}", tracee.tid(), e.getMessage());
                return true;
            }
        }
        return false;
    }
}
