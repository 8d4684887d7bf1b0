/**
 * Programs under debug and servers under test, as processes: compiled, started, listened to, ended by their process id.
 *
 * <p>Read {@link dev.utraced.it.process.ChildProcess} first. Everything that waits has a deadline and fails with what the process
 * has said so far. Knows nothing of gdb and packets.
 */
@NullMarked
package dev.utraced.it.process;

import org.jspecify.annotations.NullMarked;
