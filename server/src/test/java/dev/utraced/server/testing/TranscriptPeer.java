package dev.utraced.server.testing;

import java.util.Map;
import java.util.Optional;

/** One connection to a server, as a transcript's client has it. Payloads are characters 0 to 255, one a byte. */
public interface TranscriptPeer {
    /** What a current client offers. */
    String HANDSHAKE = "qSupported:multiprocess+;swbreak+;hwbreak+;no-resumed+;error-message+;xmlRegisters=i386";

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
     * @param text after it; {@code {name}} is still in it where nothing is known of that name
     * @return what such names stand for from now on
     */
    Map<String, String> scene(String word, String text);
}
