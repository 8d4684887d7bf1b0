package dev.utraced.rsp.wire;

import io.netty.buffer.ByteBuf;

/**
 * Cuts a stream of bytes into packets, acknowledgements and interrupts, and tells a {@link FrameListener} of each. Chunks may end
 * anywhere; half a packet is kept.
 *
 * <p>Two kinds: what a server reads ({@link #ofRequests}) has interrupt bytes, and {@code *} is a byte like any other, since clients
 * never code runs and do not escape it; what a client reads ({@link #ofReplies}) has notifications and runs.
 */
public final class FrameReader {
    private static final byte INTERRUPT = 3;
    private static final int TRAILER_BYTES = 3;
    private static final int NONE = -1;

    /** Where a packet begins, so much is looked at for its end: most are shorter, and others may come right behind. */
    private static final int FIRST_LOOK_BYTES = 4096;

    /** From here on it takes longer to look than to ask. */
    private static final int LONG_BYTES = 4096;

    private enum State {
        BETWEEN,
        INSIDE,
        TOO_LONG
    }

    private final boolean replies;
    private final int mostPayloadBytes;
    private final FrameListener listener;
    private final LongSearch search;
    private final PayloadReader payload;
    private final RunDecoder runs;

    private byte[] buffer = new byte[4096];

    /** Bytes before the cursor are looked at, bytes from the end on are free. */
    private int cursor;

    private int end;

    /** Before it there is neither the end of a frame nor the start of another one, as far as that is known without a look. */
    private int plainUntil;

    private State state = State.BETWEEN;
    private boolean notification;
    private int frameStart;

    /** Where the payload ends of a frame that is complete, or NONE. */
    private int payloadEnd = NONE;

    private int sum;
    private boolean checking = true;

    private FrameReader(boolean replies, int mostPayloadBytes, FrameListener listener, LongSearch search) {
        this.replies = replies;
        this.mostPayloadBytes = mostPayloadBytes;
        this.listener = listener;
        this.search = search;
        this.payload = new PayloadReader(buffer, 0, 0);
        this.runs = new RunDecoder(mostPayloadBytes);
    }

    /** @param mostPayloadBytes of the payload as it comes, escapes included; a longer packet is skipped and {@link FrameListener#tooLong} */
    public static FrameReader ofRequests(int mostPayloadBytes, FrameListener listener) {
        return ofRequests(mostPayloadBytes, listener, LongSearch.NONE);
    }

    /** @param search is asked for the end of long packets by {@link #readPacket} */
    public static FrameReader ofRequests(int mostPayloadBytes, FrameListener listener, LongSearch search) {
        return new FrameReader(false, mostPayloadBytes, listener, search);
    }

    /** @param mostPayloadBytes as in {@link #ofRequests}, before and also after runs are spelled out */
    public static FrameReader ofReplies(int mostPayloadBytes, FrameListener listener) {
        return new FrameReader(true, mostPayloadBytes, listener, LongSearch.NONE);
    }

    /**
     * Whether checksums count, which they do at first. Without acknowledgements nobody would send the packet again, so the two digits are
     * then not looked at. Holds from the next packet on, also when called from within the listener.
     */
    public void checkSums(boolean check) {
        checking = check;
    }

    /** Takes all readable bytes. The listener is called from within. */
    public void read(ByteBuf in) {
        read(in, in.readableBytes());
    }

    /** Takes that many bytes. The listener is called from within. */
    public void read(ByteBuf in, int length) {
        makeRoom(length);
        in.readBytes(buffer, end, length);
        end += length;
        parse();
    }

    /** Takes the bytes up to the end of the first packet that ends in them, or all where none does. The listener is called from within. */
    public void readPacket(ByteBuf in) {
        boolean complete = false;
        while (!complete && in.isReadable()) {
            int look = in.readableBytes();
            if (state == State.BETWEEN) {
                look = Math.min(look, FIRST_LOOK_BYTES);
            }
            makeRoom(look);
            plainUntil = cursor + plainBytes(in, look);
            in.readBytes(buffer, end, look);
            end += look;
            complete = toFrameEnd();
            if (complete) {
                in.readerIndex(in.readerIndex() - (end - cursor));
                end = cursor;
                finish();
            }
            startOverWhereDone();
        }
    }

    /** How many of the next bytes go on with a packet that has been looked at so far, as far as that can be asked for. */
    private int plainBytes(ByteBuf in, int length) {
        boolean ask = length >= LONG_BYTES && state != State.BETWEEN && cursor == end && in.hasMemoryAddress();
        return ask ? search.bytesBefore((byte) '#', (byte) '$', in.memoryAddress() + in.readerIndex(), length) : 0;
    }

    /** Takes all these bytes. The listener is called from within. */
    public void read(byte[] in, int start, int length) {
        makeRoom(length);
        System.arraycopy(in, start, buffer, end, length);
        end += length;
        parse();
    }

    private void parse() {
        while (toFrameEnd()) {
            finish();
        }
        startOverWhereDone();
    }

    private void startOverWhereDone() {
        if (cursor == end && state != State.INSIDE) {
            cursor = 0;
            end = 0;
        }
    }

    /** Goes on to the end of the next frame. @return whether it is there */
    private boolean toFrameEnd() {
        payloadEnd = NONE;
        boolean progress = true;
        while (progress && payloadEnd == NONE && cursor < end) {
            progress = state == State.BETWEEN ? between() : inside();
        }
        return payloadEnd != NONE;
    }

    private boolean between() {
        byte first = buffer[cursor++];
        if (first == '$' || first == '%' && replies) {
            start(first == '%');
        } else if (first == '+') {
            listener.acknowledged();
        } else if (first == '-') {
            listener.refused();
        } else if (first == INTERRUPT && !replies) {
            listener.interrupt();
        }
        return true;
    }

    private void start(boolean asNotification) {
        state = State.INSIDE;
        notification = asNotification;
        frameStart = cursor;
        sum = 0;
    }

    /** Goes on to the end of the frame; false where more bytes are needed. */
    private boolean inside() {
        int at = frameEnd();
        if (checking) {
            sum += Words.sum(buffer, cursor, at);
        }
        cursor = at;
        if (state == State.INSIDE && at - frameStart > mostPayloadBytes) {
            state = State.TOO_LONG;
        }
        if (at == end) {
            return false;
        }
        if (buffer[at] == '$') {
            // A bare $ is never data: the packet before it was given up.
            cursor++;
            start(false);
            return true;
        }
        if (end - at < TRAILER_BYTES) {
            return false;
        }
        cursor = at + TRAILER_BYTES;
        payloadEnd = at;
        return true;
    }

    /** Where the next {@code #} or {@code $} is, or the end of what was read. */
    private int frameEnd() {
        int at = Math.max(cursor, plainUntil);
        while (at <= end - Long.BYTES) {
            long word = (long) Words.LONGS.get(buffer, at);
            if (Words.unset(Words.without(word, '#') & Words.without(word, '$')) != 0) {
                break;
            }
            at += Long.BYTES;
        }
        while (at < end && buffer[at] != '#' && buffer[at] != '$') {
            at++;
        }
        return at;
    }

    private void finish() {
        boolean tooLong = state == State.TOO_LONG;
        state = State.BETWEEN;
        if (tooLong) {
            listener.tooLong();
        } else if (checking && Hex.value(buffer[payloadEnd + 1], buffer[payloadEnd + 2]) != (sum & 0xff)) {
            listener.damaged();
        } else if (!replies) {
            payload.reset(buffer, frameStart, Escapes.remove(buffer, frameStart, payloadEnd));
            listener.packet(payload);
        } else {
            finishReply();
        }
    }

    private void finishReply() {
        switch (runs.decode(buffer, frameStart, payloadEnd)) {
            case TOO_LONG -> listener.tooLong();
            case MALFORMED -> listener.damaged();
            case DECODED -> {
                payload.reset(runs.bytes(), 0, Escapes.remove(runs.bytes(), 0, runs.length()));
                if (notification) {
                    listener.notification(payload);
                } else {
                    listener.packet(payload);
                }
            }
        }
    }

    /** Makes room behind the end: moves what is needed to the front, grows where that is not enough. */
    private void makeRoom(int lengthBytes) {
        plainUntil = 0;
        if (buffer.length - end >= lengthBytes) {
            return;
        }
        int keepFrom = state == State.INSIDE ? frameStart : cursor;
        int kept = end - keepFrom;
        byte[] target = buffer.length - kept >= lengthBytes
                ? buffer
                : new byte[Math.max(2 * buffer.length, kept + lengthBytes)];
        System.arraycopy(buffer, keepFrom, target, 0, kept);
        buffer = target;
        cursor -= keepFrom;
        frameStart -= keepFrom;
        end = kept;
    }
}
