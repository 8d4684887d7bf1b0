/**
 * A machine that exists in maps only: processes, threads, registers and memory, and a script for what happens when a program is resumed.
 *
 * <p>Read {@link dev.utraced.server.fake.FakeMachine} first. For tests of sessions, on one thread, without a kernel.
 */
@NullMarked
package dev.utraced.server.fake;

import org.jspecify.annotations.NullMarked;
