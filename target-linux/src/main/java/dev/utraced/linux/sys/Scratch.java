package dev.utraced.linux.sys;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A piece of native memory with a fixed address, for one kind of call; it lives as long as this object is reachable. */
final class Scratch {
    private final ByteBuffer bytes;
    private final long address;

    Scratch(int lengthBytes) {
        bytes = ByteBuffer.allocateDirect(lengthBytes).order(ByteOrder.nativeOrder());
        address = Pointer.nativeValue(Native.getDirectBufferPointer(bytes));
    }

    int lengthBytes() {
        return bytes.capacity();
    }

    /** In native byte order, for absolute access. */
    ByteBuffer bytes() {
        return bytes;
    }

    long address() {
        return address;
    }

    void copyTo(ByteBuffer into, int lengthBytes) {
        into.put(0, bytes, 0, lengthBytes);
    }

    void copyFrom(ByteBuffer from, int lengthBytes) {
        bytes.put(0, from, 0, lengthBytes);
    }
}
