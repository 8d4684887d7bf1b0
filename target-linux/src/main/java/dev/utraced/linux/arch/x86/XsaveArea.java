package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.RegisterBank;
import java.nio.ByteBuffer;

/**
 * How a thread's XSAVE area is read and written. A component whose bit in XSTATE_BV is clear is in its initial state, whatever its
 * bytes say.
 *
 * @see <a href="https://www.intel.com/sdm">Intel SDM volume 1, 13.4 XSAVE area, 13.6 initial configuration</a>
 */
final class XsaveArea {
    static final int FCW = 0;
    static final int FSW = 2;
    static final int ABRIDGED_TAGS = 4;
    static final int FOP = 6;
    static final int FIP = 8;
    static final int FCS = 12;
    static final int FDP = 16;
    static final int FDS = 20;
    static final int MXCSR = 24;
    static final int MXCSR_MASK = 28;
    static final int STACK = 32;
    static final int STACK_STRIDE = 16;

    static final int INITIAL_FCW = 0x37f;
    static final int INITIAL_MXCSR = 0x1f80;

    private static final int XSTATE_BV = 512;
    private static final int HEADER_END = 576;
    private static final long USES_MXCSR = XsaveComponent.SSE.bit() | XsaveComponent.AVX.bit();

    private final XsaveLayout layout;

    XsaveArea(XsaveLayout layout) {
        this.layout = layout;
    }

    int offsetBytes(XsaveComponent component) {
        return layout.offsetBytes(component);
    }

    /** Whether the thread has state up to here at all. */
    boolean reaches(RegisterBank bank, int endBytes) {
        return Math.max(endBytes, HEADER_END) <= bank.extendedLengthBytes();
    }

    boolean isInitial(RegisterBank bank, XsaveComponent component) {
        return (inUse(bank) & component.bit()) == 0;
    }

    /** MXCSR has no bit of its own. */
    boolean isMxcsrInitial(RegisterBank bank) {
        return (inUse(bank) & USES_MXCSR) == 0;
    }

    /** Comes before each write into a component: what that does not write must hold its initial value. */
    void use(RegisterBank bank, XsaveComponent component) {
        bank.touchExtended();
        if (!isInitial(bank, component)) {
            return;
        }
        ByteBuffer area = bank.extended();
        if (component == XsaveComponent.X87) {
            clear(area, FCW, MXCSR);
            clear(area, STACK, layout.endBytes(component));
            area.putShort(FCW, (short) INITIAL_FCW);
        } else {
            clear(area, layout.offsetBytes(component), layout.endBytes(component));
        }
        if ((component.bit() & USES_MXCSR) != 0 && isMxcsrInitial(bank)) {
            area.putInt(MXCSR, INITIAL_MXCSR);
        }
        area.putLong(XSTATE_BV, inUse(bank) | component.bit());
    }

    private static long inUse(RegisterBank bank) {
        return bank.extended().getLong(XSTATE_BV);
    }

    private static void clear(ByteBuffer area, int from, int to) {
        for (int at = from; at < to; at++) {
            area.put(at, (byte) 0);
        }
    }
}
