package dev.utraced.server.session;

/**
 * How long the server stays, and its processes.
 *
 * @param once ends when the first client goes
 * @param multi stays without a process and without a client
 */
public record HostOptions(boolean once, boolean multi, OnDisconnect onDisconnect) {}
