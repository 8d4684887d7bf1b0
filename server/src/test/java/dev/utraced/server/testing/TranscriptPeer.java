package dev.utraced.server.testing;

import java.util.Optional;

/** One connection to a server, as a transcript's client has it. Payloads are characters 0 to 255, one a byte. */
public interface TranscriptPeer {
    void send(String payload);

    /** Sends the byte 0x03. */
    void interrupt();

    /** The next reply, runs and escapes undone; empty where none comes. */
    Optional<String> reply();

    /** The next notification; empty where none comes. */
    Optional<String> notification();

    /**
     * A line of the transcript that is no packet: sets the scene.
     *
     * @param word before the colon
     */
    void scene(String word, String text);
}
