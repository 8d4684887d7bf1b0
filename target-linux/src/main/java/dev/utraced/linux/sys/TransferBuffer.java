package dev.utraced.linux.sys;

/** What data pass through on their way between the JVM's heap and the kernel: as large as has been needed, up to a limit. */
final class TransferBuffer {
    private static final int LEAST_BYTES = 4096;

    /** What a client may ask for at once. More is moved piece by piece. */
    private static final int MOST_BYTES = 512 * 1024;

    private Scratch place = new Scratch(LEAST_BYTES);

    /** At least that long, or as long as it gets; what was in it may be gone. */
    Scratch of(int lengthBytes) {
        if (lengthBytes > place.lengthBytes() && place.lengthBytes() < MOST_BYTES) {
            place = new Scratch(lengthBytes > MOST_BYTES / 2 ? MOST_BYTES : Integer.highestOneBit(lengthBytes) * 2);
        }
        return place;
    }
}
