package dev.utraced.linux.arch.x86;

import java.nio.ByteBuffer;

/**
 * The x87 tag word: two bits for each physical register. The processor saves one of them, empty or not, and the other is found by
 * looking at the value.
 *
 * @see <a href="https://www.intel.com/sdm">Intel SDM volume 1, 8.1.7 tag word, 10.5.1.1 x87 state</a>
 */
final class X87Tags {
    static final int ALL_EMPTY = 0xffff;

    private static final int VALID = 0;
    private static final int ZERO = 1;
    private static final int SPECIAL = 2;
    private static final int EMPTY = 3;

    private static final int REGISTERS = 8;
    private static final int TOP_SHIFT = 11;
    private static final int EXPONENT = 0x7fff;

    private X87Tags() {}

    static int full(ByteBuffer area) {
        int abridged = area.get(XsaveArea.ABRIDGED_TAGS);
        int top = area.getShort(XsaveArea.FSW) >> TOP_SHIFT;
        int word = 0;
        for (int physical = 0; physical < REGISTERS; physical++) {
            boolean inUse = (abridged >> physical & 1) != 0;
            word |= (inUse ? tag(area, physical - top & REGISTERS - 1) : EMPTY) << 2 * physical;
        }
        return word;
    }

    static byte abridged(int word) {
        int bits = 0;
        for (int physical = 0; physical < REGISTERS; physical++) {
            if ((word >> 2 * physical & EMPTY) != EMPTY) {
                bits |= 1 << physical;
            }
        }
        return (byte) bits;
    }

    /** @param place from the top of the stack: the order in which the values are saved */
    private static int tag(ByteBuffer area, int place) {
        int at = XsaveArea.STACK + place * XsaveArea.STACK_STRIDE;
        long significand = area.getLong(at);
        int exponent = area.getShort(at + Long.BYTES) & EXPONENT;
        if (exponent == 0) {
            return significand == 0 ? ZERO : SPECIAL;
        }
        boolean hasIntegerBit = significand < 0;
        return exponent != EXPONENT && hasIntegerBit ? VALID : SPECIAL;
    }
}
