package dev.utraced.target;

/** Bytes of an inferior's memory: {@code lengthBytes} of them from {@code start} on; addresses are unsigned. */
public record MemoryRange(long start, long lengthBytes) {
    public MemoryRange {
        if (lengthBytes < 0) {
            throw new IllegalArgumentException("length " + lengthBytes + " (expected: >= 0)");
        }
    }

    public static MemoryRange between(long start, long endExclusive) {
        return new MemoryRange(start, endExclusive - start);
    }

    public long endExclusive() {
        return start + lengthBytes;
    }

    public boolean contains(long address) {
        return Long.compareUnsigned(address - start, lengthBytes) < 0;
    }

    public boolean overlaps(MemoryRange other) {
        return contains(other.start) || other.contains(start);
    }
}
