/**
 * Agent expressions: the small bytecode in which a client sends conditions, so that they are decided here at each hit and not by a
 * round trip.
 *
 * <p>Read {@link dev.utraced.agent.AgentExpression} first. Values and pure functions, on any thread; knows nothing of packets,
 * targets and Linux.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/Agent-Expressions.html">Agent Expressions</a>
 */
@NullMarked
package dev.utraced.agent;

import org.jspecify.annotations.NullMarked;
