/**
 * A kernel in memory, with processes that run a machine language of a handful of one-byte instructions: deterministic, and able to let
 * a task vanish at any call.
 *
 * <p>Read {@link dev.utraced.linux.fake.FakeKernel} first.
 */
@NullMarked
package dev.utraced.linux.fake;

import org.jspecify.annotations.NullMarked;
