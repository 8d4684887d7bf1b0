package dev.utraced.server.connect.lookahead;

import dev.utraced.rsp.wire.FrameListener;
import dev.utraced.rsp.wire.FrameReader;
import dev.utraced.rsp.wire.PayloadReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** One of the two ends: payloads on this side; frames, checksums and acknowledgements on the other. */
final class End implements FrameListener {
    private static final int MOST_PAYLOAD_BYTES = 1 << 24;
    private static final byte ESCAPE = '}';
    private static final byte ESCAPED = 0x20;

    /** A dollar sign, a hash, two digits. */
    private static final int FRAME_BYTES = 4;

    private static final byte[] ACKNOWLEDGED = {'+'};
    private static final byte[] REFUSED = {'-'};
    private static final byte[] INTERRUPT = {3};

    /** What comes in. */
    interface Listener {
        void packet(String payload);

        default void notification(String payload) {}

        default void interrupt() {}
    }

    private final boolean ofDebugger;
    private final OutputStream out;
    private final Listener listener;
    private final FrameReader reader;

    private boolean acknowledging = true;
    private byte[] lastSent = new byte[0];

    /** Who loses patience sends a packet again, such as the first one, before there was anybody to answer. */
    private Optional<String> unanswered = Optional.empty();

    private End(OutputStream out, Listener listener, boolean ofDebugger) {
        this.ofDebugger = ofDebugger;
        this.out = out;
        this.listener = listener;
        this.reader = ofDebugger
                ? FrameReader.ofRequests(MOST_PAYLOAD_BYTES, this)
                : FrameReader.ofReplies(MOST_PAYLOAD_BYTES, this);
    }

    /** The debugger is there. */
    static End ofDebugger(OutputStream out, Listener listener) {
        return new End(out, listener, true);
    }

    /** The server is there. */
    static End ofServer(OutputStream out, Listener listener) {
        return new End(out, listener, false);
    }

    /** The listener is called from within. */
    void take(byte[] bytes) {
        reader.read(bytes, 0, bytes.length);
    }

    /** Both sides have agreed on it. */
    void stopAcknowledging() {
        acknowledging = false;
        reader.checkSums(false);
    }

    void send(String payload) {
        unanswered = Optional.empty();
        write(frame('$', payload));
    }

    /** Is never acknowledged. */
    void sendNotification(String payload) {
        byte[] packet = lastSent;
        write(frame('%', payload));
        lastSent = packet;
    }

    void sendInterrupt() {
        writeRaw(INTERRUPT);
    }

    private void write(byte[] frame) {
        lastSent = frame;
        writeRaw(frame);
    }

    private void writeRaw(byte[] bytes) {
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] frame(char start, String payload) {
        byte[] plain = Bytes.of(payload);
        byte[] frame = new byte[2 * plain.length + FRAME_BYTES];
        frame[0] = (byte) start;
        int end = 1;
        int sum = 0;
        for (byte each : plain) {
            byte sent = each;
            if (isSpecial(each)) {
                frame[end++] = ESCAPE;
                sum += ESCAPE;
                sent ^= ESCAPED;
            }
            frame[end++] = sent;
            sum += sent;
        }
        frame[end++] = '#';
        frame[end++] = (byte) Character.forDigit(sum >> 4 & 0xf, 16);
        frame[end++] = (byte) Character.forDigit(sum & 0xf, 16);
        return Arrays.copyOf(frame, end);
    }

    /** What must not stand in a payload as it is; a star means a run only in what servers send. */
    private boolean isSpecial(byte each) {
        return each == '#' || each == '$' || each == ESCAPE || each == '*' && ofDebugger;
    }

    @Override
    public void packet(PayloadReader payload) {
        if (acknowledging) {
            writeRaw(ACKNOWLEDGED);
        }
        String text = text(payload);
        boolean isSentAgain = acknowledging && ofDebugger && unanswered.equals(Optional.of(text));
        if (!isSentAgain) {
            unanswered = Optional.of(text);
            listener.packet(text);
        }
    }

    @Override
    public void notification(PayloadReader payload) {
        listener.notification(text(payload));
    }

    private static String text(PayloadReader payload) {
        return StandardCharsets.ISO_8859_1.decode(payload.data()).toString();
    }

    @Override
    public void interrupt() {
        listener.interrupt();
    }

    @Override
    public void refused() {
        if (acknowledging) {
            writeRaw(lastSent);
        }
    }

    @Override
    public void damaged() {
        if (acknowledging) {
            writeRaw(REFUSED);
        }
    }

    @Override
    public void tooLong() {
        if (acknowledging) {
            writeRaw(ACKNOWLEDGED);
        }
    }
}
