package dev.utraced.linux.sys;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import dev.utraced.target.FileStatus;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** {@code struct statx} (include/uapi/linux/stat.h), whose layout is the same on every processor, unlike {@code struct stat}. */
final class StatusBuffer {
    private static final int BASIC_STATS = 0x7ff;
    private static final int EMPTY_PATH = 0x1000;
    private static final byte[] NO_PATH = {0};

    private final ByteBuffer bytes = ByteBuffer.allocateDirect(256).order(ByteOrder.nativeOrder());
    private final long address = Pointer.nativeValue(Native.getDirectBufferPointer(bytes));

    /** @throws dev.utraced.target.HostFileException with the reason */
    FileStatus of(int descriptor) {
        if (FileLibrary.statx(descriptor, NO_PATH, EMPTY_PATH, BASIC_STATS, address) < 0) {
            throw FileErrors.last();
        }
        return new FileStatus(
                device(136),
                bytes.getLong(32),
                Short.toUnsignedInt(bytes.getShort(28)),
                Integer.toUnsignedLong(bytes.getInt(16)),
                bytes.getInt(20),
                bytes.getInt(24),
                device(128),
                bytes.getLong(40),
                Integer.toUnsignedLong(bytes.getInt(4)),
                bytes.getLong(48),
                bytes.getLong(64),
                bytes.getLong(112),
                bytes.getLong(96));
    }

    /** Packs major and minor number as makedev(3) does. */
    private long device(int offset) {
        long major = Integer.toUnsignedLong(bytes.getInt(offset));
        long minor = Integer.toUnsignedLong(bytes.getInt(offset + 4));
        return (major & ~0xfffL) << 32 | (major & 0xfff) << 8 | (minor & ~0xffL) << 12 | minor & 0xff;
    }
}
