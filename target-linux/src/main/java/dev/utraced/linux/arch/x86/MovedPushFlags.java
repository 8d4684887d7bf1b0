package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.InferiorMemory;

/** PUSHF under a single-step pushes the tracer's trap flag; the program is to see its own. */
final class MovedPushFlags extends Moved {
    MovedPushFlags(Origin origin) {
        super(origin, origin.instruction().bytes());
    }

    @Override
    void landed(GeneralRegisters registers, long slot, InferiorMemory memory) {
        boolean ownTrapFlag = Flags.has(registers.flags(), Flags.TF);
        if (!ownTrapFlag) {
            TopOfStack.pushed(registers, origin(), memory).clear((int) Flags.TF);
        }
    }
}
