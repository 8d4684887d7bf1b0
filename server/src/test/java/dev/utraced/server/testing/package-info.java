/**
 * Golden transcripts: files that say what goes over a connection, and the runner that holds a server to them.
 *
 * <p>Read {@link dev.utraced.server.testing.Transcript} first, which tells the format. The runner knows no server: a
 * {@link dev.utraced.server.testing.TranscriptPeer} carries the payloads, to sessions on a fake target or to a real server's socket.
 */
@NullMarked
package dev.utraced.server.testing;

import org.jspecify.annotations.NullMarked;
