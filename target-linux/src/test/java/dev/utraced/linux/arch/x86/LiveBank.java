package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.RegisterBank;
import dev.utraced.linux.sys.Kernel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The registers of a stopped thread, read once. */
final class LiveBank implements RegisterBank {
    private final Kernel kernel;
    private final int tid;
    private final ByteBuffer general = ByteBuffer.allocateDirect(216).order(ByteOrder.nativeOrder());
    private final ByteBuffer extended = ByteBuffer.allocateDirect(1 << 15).order(ByteOrder.nativeOrder());
    private final int extendedLengthBytes;

    LiveBank(Kernel kernel, int tid) {
        this.kernel = kernel;
        this.tid = tid;
        kernel.readGeneralRegisters(tid, general);
        extendedLengthBytes = kernel.readExtendedRegisters(tid, extended);
    }

    void writeBack() {
        kernel.writeGeneralRegisters(tid, general);
        kernel.writeExtendedRegisters(tid, extended, extendedLengthBytes);
    }

    @Override
    public ByteBuffer general() {
        return general;
    }

    @Override
    public ByteBuffer extended() {
        return extended;
    }

    @Override
    public int extendedLengthBytes() {
        return extendedLengthBytes;
    }

    @Override
    public void touchGeneral() {}

    @Override
    public void touchExtended() {}
}
