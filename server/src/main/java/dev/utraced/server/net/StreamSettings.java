package dev.utraced.server.net;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What all connections share.
 *
 * @param mostPayloadBytes longer packets are refused
 * @param logWire whether packets are to be logged now
 * @param encryption of TCP connections; empty: none
 */
public record StreamSettings(int mostPayloadBytes, BooleanSupplier logWire, Optional<Encryption> encryption) {
    public StreamSettings(int mostPayloadBytes, BooleanSupplier logWire) {
        this(mostPayloadBytes, logWire, Optional.empty());
    }

    StreamSettings plain() {
        return new StreamSettings(mostPayloadBytes, logWire);
    }
}
