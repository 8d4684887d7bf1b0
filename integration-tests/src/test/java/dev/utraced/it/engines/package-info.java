/**
 * Several debuggers on one process: each has a view of its own, and none sees another.
 *
 * <p>Read {@link dev.utraced.it.engines.TwoDebuggersTest} first.
 */
@NullMarked
package dev.utraced.it.engines;

import org.jspecify.annotations.NullMarked;
