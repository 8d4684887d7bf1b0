package dev.utraced.linux.proc;

import java.util.Optional;

/**
 * How thread-local storage lies around the thread pointer, by processor family.
 *
 * @see <a href="https://www.akkadia.org/drepper/tls.pdf">ELF Handling For Thread-Local Storage</a>
 */
enum TlsVariant {
    /** Variant II, x86: the thread pointer is at the thread descriptor, whose second word is the DTV; static blocks lie below. */
    BLOCKS_BELOW {
        @Override
        long programBlock(long threadPointer, ProgramHeader template) {
            long size = template.memorySize();
            return threadPointer - size - (-template.address() - size & alignmentMask(template));
        }

        @Override
        long staticBlock(long threadPointer, long offset) {
            return threadPointer - offset;
        }

        @Override
        boolean isStatic(long offset) {
            return offset != 0 && offset != -1;
        }

        @Override
        long glibcVectorPointer(long threadPointer, int wordSizeBytes) {
            return threadPointer + wordSizeBytes;
        }

        @Override
        long muslVectorPointer(long threadPointer, int wordSizeBytes) {
            return threadPointer + wordSizeBytes;
        }
    },

    /** Variant I, ARM: the thread pointer is at two words of the C library, static blocks lie above them. */
    BLOCKS_ABOVE {
        private static final long RESERVED_BYTES = 16;

        @Override
        long programBlock(long threadPointer, ProgramHeader template) {
            return threadPointer + RESERVED_BYTES + (template.address() - RESERVED_BYTES & alignmentMask(template));
        }

        @Override
        long staticBlock(long threadPointer, long offset) {
            return threadPointer + offset;
        }

        @Override
        boolean isStatic(long offset) {
            return offset != -1 && offset != -2;
        }

        @Override
        long glibcVectorPointer(long threadPointer, int wordSizeBytes) {
            return threadPointer;
        }

        @Override
        long muslVectorPointer(long threadPointer, int wordSizeBytes) {
            return threadPointer - wordSizeBytes;
        }
    };

    private static final int EM_386 = 3;
    private static final int EM_X86_64 = 62;
    private static final int EM_AARCH64 = 183;

    /** @param machine {@code e_machine} of the program's ELF header */
    static Optional<TlsVariant> of(int machine) {
        return switch (machine) {
            case EM_386, EM_X86_64 -> Optional.of(BLOCKS_BELOW);
            case EM_AARCH64 -> Optional.of(BLOCKS_ABOVE);
            default -> Optional.empty();
        };
    }

    /** The program's own block, whose place the linker has fixed at build time. */
    abstract long programBlock(long threadPointer, ProgramHeader template);

    /** A library's block in the space reserved at start. @param offset glibc's {@code l_tls_offset} */
    abstract long staticBlock(long threadPointer, long offset);

    /** Whether glibc's {@code l_tls_offset} is one, and not one of its two marks for none. */
    abstract boolean isStatic(long offset);

    /** Where glibc keeps the address of the dynamic thread vector. */
    abstract long glibcVectorPointer(long threadPointer, int wordSizeBytes);

    /** Where musl does. */
    abstract long muslVectorPointer(long threadPointer, int wordSizeBytes);

    private static long alignmentMask(ProgramHeader template) {
        return Math.max(template.alignment(), 1) - 1;
    }
}
