package dev.utraced.rsp.reply;

import java.util.Arrays;

/**
 * A register that a stop reply brings along.
 *
 * @param number as in the target description
 * @param value in the target's byte order; not copied
 */
public record ExpeditedRegister(int number, byte[] value) {
    @Override
    public boolean equals(Object other) {
        return other instanceof ExpeditedRegister that && number == that.number && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return 31 * number + Arrays.hashCode(value);
    }
}
