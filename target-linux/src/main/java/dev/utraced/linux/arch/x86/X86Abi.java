package dev.utraced.linux.arch.x86;

import dev.utraced.tdesc.TargetDescription;
import dev.utraced.tdesc.X86Descriptions;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/** The three kinds of program that one x86-64 kernel runs. */
enum X86Abi {
    AMD64(8, X86Descriptions::amd64, List.of("rbp", "rsp", "rip", "eflags")),
    /** 64-bit registers and 32-bit pointers. */
    X32(4, X86Descriptions::x32, List.of("rbp", "rsp", "rip", "eflags")),
    I386(4, X86Descriptions::i386, List.of("ebp", "esp", "eip", "eflags"));

    private static final byte[] ELF_MAGIC = {0x7f, 'E', 'L', 'F'};
    private static final int ELF_CLASS = 4;
    private static final int CLASS_32 = 1;
    private static final int CLASS_64 = 2;
    private static final int ELF_MACHINE = 18;
    private static final int MACHINE_386 = 3;
    private static final int MACHINE_X86_64 = 62;

    private final int wordSizeBytes;
    private final LongFunction<TargetDescription> descriptions;
    private final List<String> expedited;

    X86Abi(int wordSizeBytes, LongFunction<TargetDescription> descriptions, List<String> expedited) {
        this.wordSizeBytes = wordSizeBytes;
        this.descriptions = descriptions;
        this.expedited = expedited;
    }

    /**
     * @param header the first 20 bytes, or more, of the executable
     * @return empty: not an ELF file for x86
     */
    static Optional<X86Abi> ofElf(byte[] header) {
        if (header.length < ELF_MACHINE + Short.BYTES || !startsWithMagic(header)) {
            return Optional.empty();
        }
        int machine = (int) LittleEndian.get(header, ELF_MACHINE, Short.BYTES);
        return switch (header[ELF_CLASS]) {
            case CLASS_64 -> machine == MACHINE_X86_64 ? Optional.of(AMD64) : Optional.empty();
            case CLASS_32 ->
                switch (machine) {
                    case MACHINE_386 -> Optional.of(I386);
                    case MACHINE_X86_64 -> Optional.of(X32);
                    default -> Optional.empty();
                };
            default -> Optional.empty();
        };
    }

    private static boolean startsWithMagic(byte[] header) {
        for (int i = 0; i < ELF_MAGIC.length; i++) {
            if (header[i] != ELF_MAGIC[i]) {
                return false;
            }
        }
        return true;
    }

    int wordSizeBytes() {
        return wordSizeBytes;
    }

    /** Whether instructions and registers are 64 bits wide, whatever the pointers. */
    boolean is64Bit() {
        return this != I386;
    }

    TargetDescription description(long xcr0) {
        return descriptions.apply(xcr0);
    }

    /** Names of the frame and stack pointers, the PC and the flags: what a debugger needs to tell a stop. */
    List<String> expedited() {
        return expedited;
    }
}
