package dev.utraced.linux.sys;

import java.util.List;
import java.util.OptionalInt;

/**
 * What a filter sees of a system call, {@code struct seccomp_data}; but not from where it is made, which filters have no reason to ask.
 *
 * @param architecture a number of linux/audit.h
 * @param number of the call there
 * @param arguments six: all registers that can be arguments, whether the call has so many or not
 * @see <a href="https://man7.org/linux/man-pages/man2/seccomp.2.html">seccomp(2)</a>
 */
public record SeccompData(int architecture, int number, List<Long> arguments) {
    static final int BYTES = 64;

    private static final int NUMBER_AT = 0;
    private static final int ARCHITECTURE_AT = 4;
    private static final int ARGUMENTS_AT = 16;
    private static final int COUNT = (BYTES - ARGUMENTS_AT) / Long.BYTES;

    public SeccompData {
        arguments = List.copyOf(arguments);
        if (arguments.size() != COUNT) {
            throw new IllegalArgumentException(arguments + " (expected: " + COUNT + ")");
        }
    }

    /**
     * A part of the structure as it is on a little-endian machine.
     *
     * @param offset in bytes
     * @return 32 bits; empty: not known, or no part of it
     */
    OptionalInt word(int offset) {
        return switch (offset) {
            case NUMBER_AT -> OptionalInt.of(number);
            case ARCHITECTURE_AT -> OptionalInt.of(architecture);
            default ->
                offset >= ARGUMENTS_AT && offset < BYTES && offset % Integer.BYTES == 0
                        ? OptionalInt.of(half(offset - ARGUMENTS_AT))
                        : OptionalInt.empty();
        };
    }

    private int half(int offset) {
        return (int) (arguments.get(offset / Long.BYTES) >>> offset % Long.BYTES * Byte.SIZE);
    }
}
