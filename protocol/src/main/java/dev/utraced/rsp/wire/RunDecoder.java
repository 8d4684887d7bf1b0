package dev.utraced.rsp.wire;

import java.util.Arrays;

/** Spells runs out, into a buffer of its own that is used again and again. */
final class RunDecoder {

    enum Outcome {
        DECODED,
        MALFORMED,
        TOO_LONG
    }

    private final int mostBytes;
    private byte[] bytes = new byte[1024];
    private int length;

    RunDecoder(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    Outcome decode(byte[] from, int start, int end) {
        length = 0;
        for (int at = start; at < end; at++) {
            if (from[at] != RunLength.MARK) {
                if (!append(from[at], 1)) {
                    return Outcome.TOO_LONG;
                }
                continue;
            }
            int repeats = at + 1 < end ? RunLength.repeats(from[at + 1]) : -1;
            if (repeats < 0 || length == 0) {
                return Outcome.MALFORMED;
            }
            if (!append(bytes[length - 1], repeats)) {
                return Outcome.TOO_LONG;
            }
            at++;
        }
        return Outcome.DECODED;
    }

    private boolean append(byte value, int times) {
        if (times > mostBytes - length) {
            return false;
        }
        if (times > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + times));
        }
        for (int i = 0; i < times; i++) {
            bytes[length++] = value;
        }
        return true;
    }
}
