package dev.utraced.server.connect.lookahead;

/** What is known of the answer to a request. */
sealed interface Look {
    Look COMING = new Coming();
    Look UNKNOWN = new Unknown();

    /** The answer. */
    record Known(String reply) implements Look {}

    /** The server has been asked for it already. */
    record Coming() implements Look {}

    /** The server has to be asked. */
    record Unknown() implements Look {}
}
