package dev.utraced.linux.tracepoint;

import dev.utraced.linux.breakpoint.CleanMemory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Puts one trace frame together, in the form of trace files: the tracepoint's number in 2 bytes and the length of what follows in 4,
 * then blocks that start with a letter. Native byte order.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/Trace-File-Format.html">Trace File Format</a>
 */
final class FrameBuilder {
    static final int HEADER_BYTES = Short.BYTES + Integer.BYTES;
    static final int MEMORY_HEADER_BYTES = 1 + Long.BYTES + Short.BYTES;
    static final int VARIABLE_BYTES = 1 + Integer.BYTES + Long.BYTES;
    private static final int LONGEST_BLOCK = 0xffff;

    private ByteBuffer frame = ByteBuffer.allocate(4096).order(ByteOrder.nativeOrder());
    private int limitBytes;
    private boolean tooLong;

    /** @param mostBytes what the frame may have */
    void begin(int tracepoint, int mostBytes) {
        frame.clear();
        limitBytes = mostBytes;
        tooLong = false;
        frame.putShort((short) tracepoint).putInt(0);
    }

    /** Where a block of all registers goes. @return its offset in {@link #bytes()}; -1: it does not fit */
    int registers(int lengthBytes) {
        if (!hasRoom(1 + lengthBytes)) {
            return -1;
        }
        frame.put((byte) 'R');
        int start = frame.position();
        frame.position(start + lengthBytes);
        return start;
    }

    /** As much of it as can be read. */
    void memory(CleanMemory memory, long address, long lengthBytes) {
        long at = address;
        long left = lengthBytes;
        while (left > 0 && hasRoom(MEMORY_HEADER_BYTES + Math.min(left, LONGEST_BLOCK))) {
            int wanted = (int) Math.min(left, LONGEST_BLOCK);
            int start = frame.position();
            ByteBuffer data = frame.slice(start + MEMORY_HEADER_BYTES, wanted);
            int found = Math.max(0, memory.read(at, data));
            if (found > 0) {
                frame.put((byte) 'M').putLong(at).putShort((short) found);
                frame.position(start + MEMORY_HEADER_BYTES + found);
            }
            at += found;
            left = found < wanted ? 0 : left - found;
        }
    }

    void variable(int number, long value) {
        if (hasRoom(VARIABLE_BYTES)) {
            frame.put((byte) 'V').putInt(number).putLong(value);
        }
    }

    private boolean hasRoom(long more) {
        long needed = frame.position() + more;
        if (needed > limitBytes) {
            tooLong = true;
            return false;
        }
        if (needed > frame.capacity()) {
            ByteBuffer larger = ByteBuffer.allocate((int) Math.max(needed, 2L * frame.capacity()))
                    .order(ByteOrder.nativeOrder());
            frame = larger.put(frame.flip());
        }
        return true;
    }

    /** Whether something did not fit. */
    boolean isTooLong() {
        return tooLong;
    }

    byte[] bytes() {
        return frame.array();
    }

    /** @return the length of the whole frame */
    int end() {
        frame.putInt(Short.BYTES, frame.position() - HEADER_BYTES);
        return frame.position();
    }
}
