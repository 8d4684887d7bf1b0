package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.InferiorMemory;

/** A call through a register or memory: it pushes the address behind the slot. */
final class MovedCall extends MovedPlain {
    MovedCall(Origin origin) {
        super(origin);
    }

    @Override
    void executed(GeneralRegisters registers, long slot, InferiorMemory memory) {
        new TopOfStack(registers, origin(), memory).replace(slot + origin().lengthBytes(), origin().next());
    }
}
