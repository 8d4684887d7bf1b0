package dev.utraced.benchmark.client;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What the server answered, unescaped: {@code [from, to)} of the connection's buffer, until the next packet is received. */
public final class Reply {
    private final byte[] bytes;
    private final int from;
    private final int to;

    Reply(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    public int length() {
        return to - from;
    }

    public boolean isEmpty() {
        return from == to;
    }

    public boolean isOk() {
        return length() == 2 && bytes[from] == 'O' && bytes[from + 1] == 'K';
    }

    /** {@code E} and two digits, or {@code E.} and a text; only where the reply cannot be hex data of another length. */
    public boolean isError() {
        return length() >= 2 && bytes[from] == 'E' && (bytes[from + 1] == '.' || length() == 3);
    }

    public boolean is(byte[] expected) {
        return Arrays.equals(bytes, from, to, expected, 0, expected.length);
    }

    public char first() {
        return isEmpty() ? 0 : (char) bytes[from];
    }

    public int indexOf(char wanted) {
        return Bytes.indexOfEither(bytes, from, to, wanted, wanted) - from;
    }

    public String text() {
        return new String(bytes, from, length(), StandardCharsets.ISO_8859_1);
    }

    /** The bytes from {@code skip} on, as they are, appended to {@code target} at {@code at}. */
    public int copyTo(byte[] target, int at, int skip) {
        System.arraycopy(bytes, from + skip, target, at, length() - skip);
        return length() - skip;
    }

    @Override
    public String toString() {
        return text();
    }
}
