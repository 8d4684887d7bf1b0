package dev.utraced.linux.step;

import dev.utraced.linux.trace.AddressSpace;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Code that a thread is about to execute, read in pieces: what comes next is mostly near. */
final class CodeWindow {
    /** A part of a page, whatever its size. */
    private static final int BYTES = 256;

    /** What begins at the end of the window goes on behind it. */
    private static final int OVERHANG_BYTES = 16;

    private final byte[] bytes = new byte[BYTES + OVERHANG_BYTES];
    private long start;
    private int length;

    /** The program may have run since, or its memory been written. */
    void forget() {
        length = 0;
    }

    /** The instruction at an address. @return as many bytes as asked for, or as are readable */
    byte[] at(long address, int lengthBytes, AddressSpace memory) {
        long offset = address - start;
        if (offset < 0 || offset + lengthBytes > length) {
            start = address & -BYTES;
            length = Math.max(0, memory.read(start, ByteBuffer.wrap(bytes)));
            offset = address - start;
        }
        int from = (int) Math.min(offset, length);
        return Arrays.copyOfRange(bytes, from, Math.min(from + lengthBytes, length));
    }
}
