package dev.utraced.server.net;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What all connections share.
 *
 * @param mostPayloadBytes longer packets are refused
 * @param logWire whether packets are to be logged now
 * @param encryption of TCP connections; empty: none
 * @param once whether a listener takes one connection only, and listens no more from then on
 */
public record StreamSettings(
        int mostPayloadBytes, BooleanSupplier logWire, Optional<Encryption> encryption, boolean once) {
    public StreamSettings(int mostPayloadBytes, BooleanSupplier logWire) {
        this(mostPayloadBytes, logWire, Optional.empty(), false);
    }

    StreamSettings plain() {
        return new StreamSettings(mostPayloadBytes, logWire, Optional.empty(), once);
    }
}
