package dev.utraced.server.net;

/** Who is at the other end. */
public sealed interface Peer {

    record Tcp(String host, int port) implements Peer {}

    /**
     * A process of this machine, over a Unix socket.
     *
     * @param uid its effective user when it connected, as the kernel says
     * @param pid which process it was then; 0: in a pid namespace that this server cannot see
     */
    record Local(int uid, int pid) implements Peer {}

    /** A client that has shown a certificate. @param subject its distinguished name, as RFC 2253 writes it */
    record Certified(String host, int port, String subject) implements Peer {}

    /** Whoever started this server, over its standard input and output. */
    record Parent() implements Peer {}
}
