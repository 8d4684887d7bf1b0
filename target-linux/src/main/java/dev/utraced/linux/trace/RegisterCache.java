package dev.utraced.linux.trace;

import dev.utraced.linux.sys.Kernel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The registers of one stopped tracee at a time, in buffers that all tracees share: thousands of threads cost no memory, and whoever
 * asks for another thread's registers has this one's changes written back first.
 */
final class RegisterCache {
    private static final int GENERAL_BYTES = 256;

    /** AMX makes the area 11,008 bytes; the kernel tells the true length. */
    private static final int EXTENDED_BYTES = 32 * 1024;

    private final Kernel kernel;
    private final ByteBuffer general = direct(GENERAL_BYTES);
    private final ByteBuffer extended = direct(EXTENDED_BYTES);
    private final Half generalHalf = new Half();
    private final Half extendedHalf = new Half();
    private int extendedLength;

    /** Which tracee's values a buffer holds, and whether they differ from the kernel's. */
    private static final class Half {
        private @org.jspecify.annotations.Nullable Tracee owner;
        private boolean dirty;
    }

    RegisterCache(Kernel kernel) {
        this.kernel = kernel;
    }

    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    ByteBuffer general(Tracee tracee) {
        if (generalHalf.owner != tracee) {
            flushGeneral();
            if (!kernel.readGeneralRegisters(tracee.tid(), general)) {
                zero(general);
                tracee.vanished();
            }
            generalHalf.owner = tracee;
            tracee.calls().mender().registersLoaded();
        }
        return general;
    }

    ByteBuffer extended(Tracee tracee) {
        if (extendedHalf.owner != tracee) {
            flushExtended();
            extendedLength = kernel.readExtendedRegisters(tracee.tid(), extended);
            if (extendedLength == 0) {
                zero(extended);
                tracee.vanished();
            }
            extendedHalf.owner = tracee;
        }
        return extended;
    }

    int extendedLengthBytes(Tracee tracee) {
        extended(tracee);
        return extendedLength;
    }

    void touchGeneral(Tracee tracee) {
        check(generalHalf, tracee);
        generalHalf.dirty = true;
    }

    void touchExtended(Tracee tracee) {
        check(extendedHalf, tracee);
        extendedHalf.dirty = true;
    }

    private static void check(Half half, Tracee tracee) {
        if (half.owner != tracee) {
            throw new IllegalStateException("registers of tid " + tracee.tid() + " are not loaded");
        }
    }

    /** The tracee is about to run: its changes are written, and its values are no longer known. */
    void release(Tracee tracee) {
        if (generalHalf.owner == tracee) {
            flushGeneral();
        }
        if (extendedHalf.owner == tracee) {
            flushExtended();
        }
    }

    /** Its changes are written, and its values are still known. */
    void writeBack(Tracee tracee) {
        if (generalHalf.owner == tracee && generalHalf.dirty) {
            generalHalf.dirty = false;
            if (!kernel.writeGeneralRegisters(tracee.tid(), general)) {
                tracee.vanished();
            }
        }
    }

    private void flushGeneral() {
        Tracee owner = generalHalf.owner;
        generalHalf.owner = null;
        if (owner != null && generalHalf.dirty) {
            generalHalf.dirty = false;
            if (!kernel.writeGeneralRegisters(owner.tid(), general)) {
                owner.vanished();
            }
        }
    }

    private void flushExtended() {
        Tracee owner = extendedHalf.owner;
        extendedHalf.owner = null;
        if (owner != null && extendedHalf.dirty) {
            extendedHalf.dirty = false;
            if (!kernel.writeExtendedRegisters(owner.tid(), extended, extendedLength)) {
                owner.vanished();
            }
        }
    }

    /** The tracee has gone, and what was to be written is void. */
    void forget(Tracee tracee) {
        if (generalHalf.owner == tracee) {
            generalHalf.owner = null;
            generalHalf.dirty = false;
        }
        if (extendedHalf.owner == tracee) {
            extendedHalf.owner = null;
            extendedHalf.dirty = false;
        }
    }

    private static void zero(ByteBuffer buffer) {
        for (int i = 0; i + Long.BYTES <= buffer.capacity(); i += Long.BYTES) {
            buffer.putLong(i, 0);
        }
    }
}
