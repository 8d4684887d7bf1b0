package dev.utraced.server.connect.lookahead;

/** One kind of thing that can be known here. */
interface Store {
    /** What is known of the answer to a request of any kind; asks nobody. */
    Look look(String request);

    /** Asks for what answers the request, and perhaps for more. Does nothing where the request is better passed on as it is. */
    void fetch(String request);

    /** The debugger has been given the answer that was known. */
    default void gave(String request) {}
}
