package dev.utraced.agent;

/** Placeholder until the evaluator lands. */
public final class AgentEvaluator {
    private AgentEvaluator() {}
}
