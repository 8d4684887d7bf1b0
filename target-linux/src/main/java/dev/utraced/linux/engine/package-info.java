/**
 * The debugger as an engine: one side speaks the contract of {@code dev.utraced.target}, the other is a tracing engine among others.
 *
 * <p>Read {@link dev.utraced.linux.engine.DebuggerEngine} first. One engine a client; what the client sees of a thread is its
 * {@link dev.utraced.linux.engine.ThreadView}, which may say "running" of a thread that another engine holds. The classes named
 * {@code Engine...} serve one interface of the contract each.
 *
 * <p>Loop thread. Knows nothing of packets.
 */
@NullMarked
package dev.utraced.linux.engine;

import org.jspecify.annotations.NullMarked;
