package dev.utraced.linux.sys;

/** Searches memory by memchr(3), which takes the widest registers that the processor has. Any thread. */
public final class LibcSearch {
    /**
     * @param address of the first byte
     * @return how many bytes come before the first one that is the one or the other; all of them where none is
     */
    public int bytesBefore(byte one, byte other, long address, int lengthBytes) {
        return bytesBefore(other, address, bytesBefore(one, address, lengthBytes));
    }

    private static int bytesBefore(byte value, long address, int lengthBytes) {
        long found = Libc.memchr(address, value, lengthBytes);
        return found == 0 ? lengthBytes : (int) (found - address);
    }
}
