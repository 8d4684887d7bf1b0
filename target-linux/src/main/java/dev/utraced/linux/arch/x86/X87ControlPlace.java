package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.RegisterBank;

/** A control register of the x87 unit. */
record X87ControlPlace(XsaveArea area, X87Control register) implements RegisterPlace {
    @Override
    public int sizeBytes() {
        return Integer.BYTES;
    }

    @Override
    public boolean read(RegisterBank bank, byte[] into, int offset) {
        if (!area.reaches(bank, XsaveArea.STACK)) {
            return false;
        }
        int value = area.isInitial(bank, XsaveComponent.X87) ? register.initial() : register.get(bank.extended());
        LittleEndian.put(value, into, offset, sizeBytes());
        return true;
    }

    @Override
    public boolean write(RegisterBank bank, byte[] from, int offset) {
        if (!area.reaches(bank, XsaveArea.STACK)) {
            return false;
        }
        area.use(bank, XsaveComponent.X87);
        register.set(bank.extended(), (int) LittleEndian.get(from, offset, sizeBytes()));
        return true;
    }
}
