package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.RegisterBank;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;

/** The registers of no thread. */
final class BankInMemory implements RegisterBank {
    private static final int XSTATE_BV = 512;

    private final ByteBuffer general = direct(216);
    private final ByteBuffer extended;
    private boolean generalTouched;
    private boolean extendedTouched;

    /** All components in their initial state, as the kernel shows them. */
    BankInMemory(Processors processor) {
        this(processor.areaBytes());
        if (extended.capacity() > 0) {
            extended.putShort(XsaveArea.FCW, (short) 0x37f);
            extended.putInt(XsaveArea.MXCSR, 0x1f80);
            extended.putInt(XsaveArea.MXCSR_MASK, 0xffff);
        }
    }

    BankInMemory(int extendedBytes) {
        extended = direct(extendedBytes);
    }

    /** Every byte of state is of use and random. */
    static BankInMemory random(Processors processor, long seed) {
        BankInMemory bank = new BankInMemory(processor);
        Random random = new Random(seed);
        fill(bank.general, random);
        fill(bank.extended, random);
        bank.extended.putInt(XsaveArea.MXCSR_MASK, -1);
        return bank.inUse(-1);
    }

    BankInMemory inUse(long components) {
        extended.putLong(XSTATE_BV, components);
        return this;
    }

    long inUse() {
        return extended.getLong(XSTATE_BV);
    }

    boolean generalTouched() {
        return generalTouched;
    }

    boolean extendedTouched() {
        return extendedTouched;
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
        return extended.capacity();
    }

    @Override
    public void touchGeneral() {
        generalTouched = true;
    }

    @Override
    public void touchExtended() {
        extendedTouched = true;
    }

    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    private static void fill(ByteBuffer buffer, Random random) {
        for (int i = 0; i < buffer.capacity(); i++) {
            buffer.put(i, (byte) random.nextInt());
        }
    }
}
