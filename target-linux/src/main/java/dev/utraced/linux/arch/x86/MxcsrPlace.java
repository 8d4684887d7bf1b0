package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.RegisterBank;

/** The control and status register of SSE, which belongs to the SSE and the AVX component alike. */
record MxcsrPlace(XsaveArea area) implements RegisterPlace {
    /** What a processor supports that leaves MXCSR_MASK zero (Intel SDM volume 1, 11.6.6). */
    private static final int DEFAULT_MASK = 0xffbf;

    @Override
    public int sizeBytes() {
        return Integer.BYTES;
    }

    @Override
    public boolean read(RegisterBank bank, byte[] into, int offset) {
        if (!area.reaches(bank, XsaveArea.STACK)) {
            return false;
        }
        int value = area.isMxcsrInitial(bank)
                ? XsaveArea.INITIAL_MXCSR
                : bank.extended().getInt(XsaveArea.MXCSR);
        LittleEndian.put(value, into, offset, sizeBytes());
        return true;
    }

    @Override
    public boolean write(RegisterBank bank, byte[] from, int offset) {
        if (!area.reaches(bank, XsaveArea.STACK)) {
            return false;
        }
        int value = (int) LittleEndian.get(from, offset, sizeBytes());
        int mask = bank.extended().getInt(XsaveArea.MXCSR_MASK);
        if ((value & ~(mask == 0 ? DEFAULT_MASK : mask)) != 0) {
            return false;
        }
        area.use(bank, XsaveComponent.SSE);
        bank.extended().putInt(XsaveArea.MXCSR, value);
        return true;
    }
}
