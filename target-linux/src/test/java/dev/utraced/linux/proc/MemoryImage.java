package dev.utraced.linux.proc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Memory made up by a test, byte by byte; what has not been put there cannot be read. */
final class MemoryImage implements MemoryReader {
    private final Map<Long, Byte> bytes = new TreeMap<>();
    private final int wordSizeBytes;

    MemoryImage(int wordSizeBytes) {
        this.wordSizeBytes = wordSizeBytes;
    }

    ProcessMemory memory() {
        return new ProcessMemory(this, wordSizeBytes);
    }

    MemoryImage words(long address, long... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * wordSizeBytes).order(ByteOrder.nativeOrder());
        for (long value : values) {
            if (wordSizeBytes == Long.BYTES) {
                buffer.putLong(value);
            } else {
                buffer.putInt((int) value);
            }
        }
        return bytes(address, buffer.array());
    }

    MemoryImage string(long address, String text) {
        return bytes(address, (text + "\0").getBytes(StandardCharsets.UTF_8));
    }

    MemoryImage bytes(long address, byte[] values) {
        for (int i = 0; i < values.length; i++) {
            bytes.put(address + i, values[i]);
        }
        return this;
    }

    @Override
    public int read(long address, ByteBuffer into) {
        int done = 0;
        while (into.hasRemaining() && bytes.containsKey(address + done)) {
            into.put(bytes.get(address + done));
            done++;
        }
        return done;
    }
}
