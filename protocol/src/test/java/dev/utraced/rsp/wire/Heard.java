package dev.utraced.rsp.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a reader tells, one text an event; payloads one character a byte. */
final class Heard implements FrameListener {
    final List<String> events = new ArrayList<>();

    @Override
    public void packet(PayloadReader payload) {
        events.add("$" + text(payload));
    }

    @Override
    public void notification(PayloadReader payload) {
        events.add("%" + text(payload));
    }

    @Override
    public void interrupt() {
        events.add("interrupt");
    }

    @Override
    public void acknowledged() {
        events.add("+");
    }

    @Override
    public void refused() {
        events.add("-");
    }

    @Override
    public void damaged() {
        events.add("damaged");
    }

    @Override
    public void tooLong() {
        events.add("too long");
    }

    private static String text(PayloadReader payload) {
        ByteBuffer view = payload.data();
        byte[] copy = new byte[view.remaining()];
        view.get(copy);
        return new String(copy, StandardCharsets.ISO_8859_1);
    }
}
