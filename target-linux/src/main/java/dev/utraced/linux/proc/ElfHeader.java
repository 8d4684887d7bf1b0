package dev.utraced.linux.proc;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The fields that matter of an ELF file's header, as it lies in memory.
 *
 * @param machine {@code e_machine}
 * @param entry {@code e_entry}, without load bias
 * @param programHeaderOffset {@code e_phoff}, from the header on
 * @param programHeaderCount {@code e_phnum}; the kernel and the dynamic linker take no more than it can hold
 * @see <a href="https://man7.org/linux/man-pages/man5/elf.5.html">elf(5)</a>
 */
record ElfHeader(int machine, long entry, long programHeaderOffset, int programHeaderCount) {
    /** DEL, then "ELF"; both processor families are little-endian. */
    private static final int MAGIC = 0x464c457f;

    private static final int CLASS_OFFSET = 4;
    private static final int MACHINE_OFFSET = 18;
    private static final int ENTRY_OFFSET = 24;

    /** @return empty where there is none of the process's word size */
    static Optional<ElfHeader> read(ProcessMemory memory, long address) {
        boolean is64 = memory.wordSizeBytes() == Long.BYTES;
        return memory.bytes(address, is64 ? 64 : 52)
                .filter(bytes -> bytes.getInt(0) == MAGIC && bytes.get(CLASS_OFFSET) == (is64 ? 2 : 1))
                .map(bytes -> is64 ? read64(bytes) : read32(bytes));
    }

    private static ElfHeader read64(ByteBuffer bytes) {
        return new ElfHeader(
                Short.toUnsignedInt(bytes.getShort(MACHINE_OFFSET)),
                bytes.getLong(ENTRY_OFFSET),
                bytes.getLong(32),
                Short.toUnsignedInt(bytes.getShort(56)));
    }

    private static ElfHeader read32(ByteBuffer bytes) {
        return new ElfHeader(
                Short.toUnsignedInt(bytes.getShort(MACHINE_OFFSET)),
                Integer.toUnsignedLong(bytes.getInt(ENTRY_OFFSET)),
                Integer.toUnsignedLong(bytes.getInt(28)),
                Short.toUnsignedInt(bytes.getShort(44)));
    }
}
