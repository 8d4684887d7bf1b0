package dev.utraced.linux.arch;

import java.nio.ByteBuffer;

/**
 * The registers of one stopped thread, as the kernel hands them out, fetched when first asked for and written back before the thread
 * runs.
 */
public interface RegisterBank {
    /** The kernel's {@code user_regs_struct}, native byte order, absolute access only. */
    ByteBuffer general();

    /** The kernel's floating-point and vector state ({@code NT_X86_XSTATE} on x86), native byte order, absolute access only. */
    ByteBuffer extended();

    /** The valid length of {@link #extended()}. */
    int extendedLengthBytes();

    /** {@link #general()} has been changed. */
    void touchGeneral();

    /** {@link #extended()} has been changed. */
    void touchExtended();
}
