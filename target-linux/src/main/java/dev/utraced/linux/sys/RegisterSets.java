package dev.utraced.linux.sys;

import java.nio.ByteBuffer;

/** The register sets of a stopped tracee, by way of scratch areas at fixed addresses. */
final class RegisterSets {
    private static final int NT_X86_XSTATE = 0x202;
    private static final int GENERAL_BYTES = 216;

    /** Above the 11 KiB of AMX; a processor with still more state would show in {@link #readExtended}. */
    private static final int EXTENDED_BYTES = 1 << 15;

    private final Scratch general = new Scratch(GENERAL_BYTES);
    private final Scratch extended = new Scratch(EXTENDED_BYTES);
    private final Scratch vector = new Scratch(2 * Long.BYTES);

    RegisterSets() {
        vector.bytes().putLong(0, extended.address());
    }

    /** PTRACE_GETREGS rather than the NT_PRSTATUS set: that has another layout for 32-bit tracees. */
    boolean readGeneral(int tid, ByteBuffer into) {
        boolean there = Ptrace.call(PtraceRequest.GETREGS, tid, 0, general.address());
        if (there) {
            general.copyTo(into, GENERAL_BYTES);
        }
        return there;
    }

    boolean writeGeneral(int tid, ByteBuffer from) {
        general.copyFrom(from, GENERAL_BYTES);
        return Ptrace.call(PtraceRequest.SETREGS, tid, 0, general.address());
    }

    int readExtended(int tid, ByteBuffer into) {
        vector.bytes().putLong(Long.BYTES, EXTENDED_BYTES);
        if (!Ptrace.call(PtraceRequest.GETREGSET, tid, NT_X86_XSTATE, vector.address())) {
            return 0;
        }
        int lengthBytes = (int) vector.bytes().getLong(Long.BYTES);
        extended.copyTo(into, lengthBytes);
        return lengthBytes;
    }

    /** The kernel refuses any length but the processor's own. */
    boolean writeExtended(int tid, ByteBuffer from, int lengthBytes) {
        extended.copyFrom(from, lengthBytes);
        vector.bytes().putLong(Long.BYTES, lengthBytes);
        return Ptrace.call(PtraceRequest.SETREGSET, tid, NT_X86_XSTATE, vector.address());
    }
}
