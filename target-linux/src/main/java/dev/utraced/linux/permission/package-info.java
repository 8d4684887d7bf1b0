/**
 * Why the kernel refuses to let a process be traced, and what to change about it, in words for the person who asked.
 *
 * <p>Read {@link dev.utraced.linux.permission.TraceRefusal} first. Loop thread, and only when something has been refused. Knows
 * {@code /proc} and nothing of tracees and engines.
 */
@NullMarked
package dev.utraced.linux.permission;

import org.jspecify.annotations.NullMarked;
