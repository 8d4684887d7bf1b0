package dev.utraced.server.net;

import dev.utraced.rsp.wire.LongSearch;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What all connections share.
 *
 * @param mostPayloadBytes longer packets are refused
 * @param search finds the end of long packets
 * @param logWire whether packets are to be logged now
 * @param encryption of TCP connections; empty: none
 * @param once whether a listener takes one connection only, and listens no more from then on
 */
public record StreamSettings(
        int mostPayloadBytes,
        LongSearch search,
        BooleanSupplier logWire,
        Optional<Encryption> encryption,
        boolean once) {
    public StreamSettings(int mostPayloadBytes, BooleanSupplier logWire) {
        this(mostPayloadBytes, LongSearch.NONE, logWire, Optional.empty(), false);
    }

    StreamSettings plain() {
        return new StreamSettings(mostPayloadBytes, search, logWire, Optional.empty(), once);
    }
}
