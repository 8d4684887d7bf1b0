/**
 * The golden transcripts against the real server: real processes do what the fake machine does in the server's own tests.
 *
 * <p>Read {@link dev.utraced.it.transcript.LiveStage} first. Test thread. Knows the packets of no family: what is said is in the
 * transcripts.
 */
@NullMarked
package dev.utraced.it.transcript;

import org.jspecify.annotations.NullMarked;
