package dev.utraced.rsp.wire;

/** What a {@link FrameReader} finds. An acknowledgement is not sent by the reader: that is the listener's. */
public interface FrameListener {
    /** A packet; the payload is valid during the call. */
    void packet(PayloadReader payload);

    /** A notification, which is never acknowledged; the payload is valid during the call. Only in what a client reads. */
    default void notification(PayloadReader payload) {}

    /** The byte 0x03 between packets. Only in what a server reads. */
    default void interrupt() {}

    /** {@code +} between packets. */
    default void acknowledged() {}

    /** {@code -} between packets: the peer wants the last packet again. */
    default void refused() {}

    /** A packet came with a wrong checksum, or with runs that make no sense; it is gone. */
    void damaged();

    /** A packet was longer than the limit; it came to its end, and is gone. */
    void tooLong();
}
