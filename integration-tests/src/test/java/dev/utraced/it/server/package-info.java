/**
 * The server under test: utraced, or GNU gdbserver, which proves that a test asks for what the field calls right.
 *
 * <p>Read {@link dev.utraced.it.server.ServerUnderTest} first. Knows nothing of gdb and packets.
 */
@NullMarked
package dev.utraced.it.server;

import org.jspecify.annotations.NullMarked;
