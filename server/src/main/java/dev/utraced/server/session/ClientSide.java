package dev.utraced.server.session;

import dev.utraced.rsp.reply.Reply;
import dev.utraced.rsp.reply.StopReply;

/** What a stop policy reaches of its session. */
interface ClientSide {
    /** Sends a reply that was put off. */
    void send(Reply reply);

    /** Notifies the client of a stop, which answers nothing. */
    void announce(StopReply stop);

    /** Has {@link StopPolicy#eventsPending} called once the packet under way has been answered. */
    void lookAgain();

    /** The client begins to wait for a stop: programs may have printed something. */
    void relayOutput();

    /** A stop is about to be told: shows what programs have printed before it. */
    void flushOutput();

    /** Makes a task that ends the session where it fails. */
    Runnable guard(Runnable task);
}
