package dev.utraced.linux.arch.x86;

/** How a 64-bit field of the kernel holds a register of either width. */
enum X86Word {
    WIDE {
        @Override
        long unsigned(long field) {
            return field;
        }

        @Override
        long signed(long field) {
            return field;
        }
    },
    /** The low half counts. */
    NARROW {
        @Override
        long unsigned(long field) {
            return Integer.toUnsignedLong((int) field);
        }

        @Override
        long signed(long field) {
            return (int) field;
        }
    };

    abstract long unsigned(long field);

    abstract long signed(long field);
}
