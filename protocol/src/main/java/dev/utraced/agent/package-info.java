/**
 * Agent expressions: the small bytecode in which a client sends conditions, so that they are decided here at each hit and not by a
 * round trip.
 *
 * <p>Read {@link dev.utraced.agent.AgentExpression} first, then {@link dev.utraced.agent.AgentEvaluator}. An expression is verified
 * once, before its first evaluation: what passes can neither leave its stack nor run for ever, so that the evaluator checks nothing
 * but divisors and steps. An expression may be used on any thread, an evaluator on one. Knows nothing of packets, targets and Linux.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/Agent-Expressions.html">Agent Expressions</a>
 */
@NullMarked
package dev.utraced.agent;

import org.jspecify.annotations.NullMarked;
