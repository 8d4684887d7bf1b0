package dev.utraced.linux.arch.x86;

import java.nio.ByteBuffer;

/**
 * The control registers of the x87 unit as a debugger names them, 32 bits each, and where they are in the legacy region. Of a
 * pointer in its 64-bit form, the low word of the upper half shows as the segment.
 */
enum X87Control {
    FCTRL(XsaveArea.FCW, Short.BYTES),
    FSTAT(XsaveArea.FSW, Short.BYTES),
    FTAG(XsaveArea.ABRIDGED_TAGS, Byte.BYTES),
    FISEG(XsaveArea.FCS, Short.BYTES),
    FIOFF(XsaveArea.FIP, Integer.BYTES),
    FOSEG(XsaveArea.FDS, Short.BYTES),
    FOOFF(XsaveArea.FDP, Integer.BYTES),
    FOP(XsaveArea.FOP, Short.BYTES);

    private static final int OPCODE_BITS = 0x7ff;

    private final int offsetBytes;
    private final int sizeBytes;

    X87Control(int offsetBytes, int sizeBytes) {
        this.offsetBytes = offsetBytes;
        this.sizeBytes = sizeBytes;
    }

    int initial() {
        return switch (this) {
            case FCTRL -> XsaveArea.INITIAL_FCW;
            case FTAG -> X87Tags.ALL_EMPTY;
            default -> 0;
        };
    }

    int get(ByteBuffer area) {
        return switch (this) {
            case FTAG -> X87Tags.full(area);
            case FOP -> area.getShort(offsetBytes) & OPCODE_BITS;
            default ->
                sizeBytes == Short.BYTES ? Short.toUnsignedInt(area.getShort(offsetBytes)) : area.getInt(offsetBytes);
        };
    }

    void set(ByteBuffer area, int value) {
        switch (this) {
            case FTAG -> area.put(offsetBytes, X87Tags.abridged(value));
            case FOP -> area.putShort(offsetBytes, (short) (value & OPCODE_BITS));
            default -> {
                if (sizeBytes == Short.BYTES) {
                    area.putShort(offsetBytes, (short) value);
                } else {
                    area.putInt(offsetBytes, value);
                }
            }
        }
    }
}
