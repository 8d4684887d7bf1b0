package dev.utraced.server.net;

import dev.utraced.server.session.ClientLink;
import dev.utraced.server.session.Connection;

/** Who takes the connections. On the loop thread. */
@FunctionalInterface
public interface Clients {
    /** @param peer where the client is, for a line on the terminal */
    ClientLink connected(Connection connection, Peer peer);

    /** Somebody was there who did not become a client. */
    default void turnedAway(Peer peer, String reason) {}
}
