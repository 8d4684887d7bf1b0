package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.InferiorMemory;

/** A call through a register or memory: it pushes the address behind the slot. */
final class MovedCall extends MovedPlain {
    MovedCall(Origin origin) {
        super(origin);
    }

    @Override
    void executed(GeneralRegisters registers, long slot, InferiorMemory memory) {
        replacePushed(TopOfStack.pushed(registers, origin(), memory), slot);
    }

    /** A call to an address that is not canonical faults before it has branched; Intel's processors have written to the stack by then. */
    @Override
    void refused(GeneralRegisters registers, long slot, InferiorMemory memory) {
        replacePushed(TopOfStack.below(registers, origin(), memory), slot);
    }

    private void replacePushed(TopOfStack word, long slot) {
        word.replace(slot + origin().lengthBytes(), origin().next());
    }
}
