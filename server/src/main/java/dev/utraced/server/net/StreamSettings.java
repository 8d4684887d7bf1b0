package dev.utraced.server.net;

import java.util.function.BooleanSupplier;

/**
 * What all connections share.
 *
 * @param mostPayloadBytes longer packets are refused
 * @param logWire whether packets are to be logged now
 */
public record StreamSettings(int mostPayloadBytes, BooleanSupplier logWire) {}
