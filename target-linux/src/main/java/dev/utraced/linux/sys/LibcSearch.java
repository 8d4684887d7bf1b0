package dev.utraced.linux.sys;

import dev.utraced.rsp.wire.LongSearch;

/** By memchr(3), which takes the widest registers that the processor has. Any thread. */
public final class LibcSearch implements LongSearch {
    @Override
    public int bytesBefore(byte one, byte other, long address, int lengthBytes) {
        return bytesBefore(other, address, bytesBefore(one, address, lengthBytes));
    }

    private static int bytesBefore(byte value, long address, int lengthBytes) {
        long found = Libc.memchr(address, value, lengthBytes);
        return found == 0 ? lengthBytes : (int) (found - address);
    }
}
