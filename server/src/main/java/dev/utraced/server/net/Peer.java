package dev.utraced.server.net;

/** Who is at the other end. */
public sealed interface Peer {

    record Tcp(String host, int port) implements Peer {}

    /** Whoever started this server, over its standard input and output. */
    record Parent() implements Peer {}
}
