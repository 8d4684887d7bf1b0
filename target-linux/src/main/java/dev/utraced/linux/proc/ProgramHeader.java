package dev.utraced.linux.proc;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * One segment of an ELF file. Addresses are without load bias, sizes in bytes.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/elf.5.html">elf(5), "Program header"</a>
 */
record ProgramHeader(int type, int flags, long offset, long address, long fileSize, long memorySize, long alignment) {
    static final int LOAD = 1;
    static final int DYNAMIC = 2;
    static final int PROGRAM_HEADERS = 6;
    static final int THREAD_LOCAL = 7;

    private static final int EXECUTE = 1;
    private static final int SIZE_64 = 56;
    private static final int SIZE_32 = 32;

    /** @return empty where they cannot all be read */
    static List<ProgramHeader> read(ProcessMemory memory, long address, int count) {
        boolean is64 = memory.wordSizeBytes() == Long.BYTES;
        int size = is64 ? SIZE_64 : SIZE_32;
        List<ProgramHeader> headers = new ArrayList<>();
        memory.bytes(address, count * size).ifPresent(bytes -> {
            for (int at = 0; at < count * size; at += size) {
                headers.add(is64 ? read64(bytes, at) : read32(bytes, at));
            }
        });
        return headers;
    }

    boolean isExecutable() {
        return (flags & EXECUTE) != 0;
    }

    long memoryEnd() {
        return address + memorySize;
    }

    private static ProgramHeader read64(ByteBuffer bytes, int at) {
        return new ProgramHeader(
                bytes.getInt(at),
                bytes.getInt(at + 4),
                bytes.getLong(at + 8),
                bytes.getLong(at + 16),
                bytes.getLong(at + 32),
                bytes.getLong(at + 40),
                bytes.getLong(at + 48));
    }

    private static ProgramHeader read32(ByteBuffer bytes, int at) {
        return new ProgramHeader(
                bytes.getInt(at),
                bytes.getInt(at + 24),
                unsigned(bytes, at + 4),
                unsigned(bytes, at + 8),
                unsigned(bytes, at + 16),
                unsigned(bytes, at + 20),
                unsigned(bytes, at + 28));
    }

    private static long unsigned(ByteBuffer bytes, int at) {
        return Integer.toUnsignedLong(bytes.getInt(at));
    }
}
