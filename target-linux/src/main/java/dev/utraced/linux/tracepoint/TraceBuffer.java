package dev.utraced.linux.tracepoint;

/**
 * The frames of a trace experiment, in a ring of bytes that grows to its size and no further. Where it is circular the oldest frames
 * make room for new ones.
 */
final class TraceBuffer {
    static final int USUAL_BYTES = 5 << 20;

    private static final int FIRST_BYTES = 1 << 14;

    private FrameIndex frames = new FrameIndex();
    private byte[] ring = new byte[0];
    private int size = USUAL_BYTES;
    private int start;
    private int used;
    private int created;
    private boolean circular;

    void clear() {
        frames = new FrameIndex();
        ring = new byte[0];
        start = 0;
        used = 0;
        created = 0;
    }

    /** Drops what is in it. */
    void resize(int bytes) {
        clear();
        size = bytes;
    }

    int sizeBytes() {
        return size;
    }

    int freeBytes() {
        return size - used;
    }

    boolean isCircular() {
        return circular;
    }

    void circular(boolean on) {
        circular = on;
    }

    int count() {
        return frames.count();
    }

    /** Those that have made room since included. */
    int created() {
        return created;
    }

    int tracepoint(int number) {
        return frames.tracepoint(number);
    }

    long pc(int number) {
        return frames.pc(number);
    }

    /** @return false: there is no room, and the frame is lost */
    boolean add(byte[] frame, int length, int tracepoint, long pc) {
        if (length > size) {
            return false;
        }
        while (length > freeBytes()) {
            if (!circular) {
                return false;
            }
            discardFirst();
        }
        if (used + length > ring.length) {
            grow(used + length);
        }
        int place = place(used);
        int head = Math.min(length, ring.length - place);
        System.arraycopy(frame, 0, ring, place, head);
        System.arraycopy(frame, head, ring, 0, length - head);
        frames.add(place, length, tracepoint, pc);
        used += length;
        created++;
        return true;
    }

    private void discardFirst() {
        int length = frames.length(0);
        start = place(length);
        used -= length;
        frames.removeFirst();
    }

    private int place(int offset) {
        return (int) (((long) start + offset) % ring.length);
    }

    private void grow(int least) {
        byte[] larger = new byte[(int) Math.min(size, Math.max(FIRST_BYTES, Math.max(least, 2L * ring.length)))];
        copy(start, used, larger);
        ring = larger;
        start = 0;
        frames.moved();
    }

    private void copy(int from, int length, byte[] into) {
        int head = Math.min(length, ring.length - from);
        System.arraycopy(ring, from, into, 0, head);
        System.arraycopy(ring, 0, into, head, length - head);
    }

    /** A copy of one frame. */
    byte[] frame(int number) {
        byte[] frame = new byte[frames.length(number)];
        copy(frames.start(number), frame.length, frame);
        return frame;
    }

    /** A copy of some of all frames, the oldest first. */
    byte[] contents(long offset, int lengthBytes) {
        if (offset < 0 || offset >= used) {
            return new byte[0];
        }
        byte[] contents = new byte[Math.min(lengthBytes, used - (int) offset)];
        copy(place((int) offset), contents.length, contents);
        return contents;
    }
}
