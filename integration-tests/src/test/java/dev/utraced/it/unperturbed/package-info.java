/**
 * The promise that a process does not notice being debugged: its system calls, its job control.
 *
 * <p>Read {@link dev.utraced.it.unperturbed.SystemCallsTest} first.
 */
@NullMarked
package dev.utraced.it.unperturbed;

import org.jspecify.annotations.NullMarked;
