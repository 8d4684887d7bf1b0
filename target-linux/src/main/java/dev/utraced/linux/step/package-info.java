/**
 * Single steps that need no processor: what a thread is about to execute is carried out on its registers, and nobody can tell.
 *
 * <p>Read {@link dev.utraced.linux.step.StepEngine} first: an engine on every tracee, which is asked before each resume. What may be
 * touched that way is in {@link dev.utraced.linux.step.ProvenPages}.
 *
 * <p>Loop thread. Knows nothing of packets and of who wants a step; whether breakpoints are in the way it is told.
 */
@NullMarked
package dev.utraced.linux.step;

import org.jspecify.annotations.NullMarked;
