package dev.utraced.linux.breakpoint;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/**
 * Bytes that we have changed in a program's memory, and what they were: reads are shown the original, writes go under the change. Each
 * patch is at most {@link #LONGEST} bytes long, and none overlaps another.
 */
final class Overlay {
    static final int LONGEST = 64;

    private final TreeMap<Long, byte[]> patches = new TreeMap<>();

    /** @param original kept, not copied: whoever put it there sees it change with writes */
    void put(long address, byte[] original) {
        patches.put(address, original);
    }

    void remove(long address) {
        patches.remove(address);
    }

    Map<Long, byte[]> patches() {
        return patches;
    }

    /** Puts original bytes into what was read. @param from position in the buffer of the byte at {@code address} */
    void hide(long address, ByteBuffer read, int from, int length) {
        if (patches.isEmpty()) {
            return;
        }
        for (Map.Entry<Long, byte[]> patch : near(address, length).entrySet()) {
            long offset = patch.getKey() - address;
            byte[] original = patch.getValue();
            for (int i = 0; i < original.length; i++) {
                if (offset + i >= 0 && offset + i < length) {
                    read.put(from + (int) offset + i, original[i]);
                }
            }
        }
    }

    /** Takes what is to be written into the originals, and leaves what is in memory at those places as it is. */
    void absorb(long address, byte[] data, CurrentBytes memory) {
        for (Map.Entry<Long, byte[]> patch : near(address, data.length).entrySet()) {
            byte[] original = patch.getValue();
            byte[] current = memory.at(patch.getKey(), original.length);
            for (int i = 0; i < original.length; i++) {
                long index = patch.getKey() - address + i;
                if (index >= 0 && index < data.length) {
                    original[i] = data[(int) index];
                    data[(int) index] = current[i];
                }
            }
        }
    }

    /** Whether a patch may lie there; false is certain. */
    boolean isNear(long address, int length) {
        return !patches.isEmpty() && !near(address, length).isEmpty();
    }

    /** Where numbers of addresses overflow there is no program's memory. */
    private Map<Long, byte[]> near(long address, int length) {
        long from = address - LONGEST;
        long end = address + length;
        return from < address && address <= end ? patches.subMap(from, true, end, false) : Map.of();
    }

    /** What is really in memory. */
    interface CurrentBytes {
        byte[] at(long address, int length);
    }
}
