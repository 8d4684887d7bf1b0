package dev.utraced.linux.breakpoint;

import dev.utraced.linux.arch.Architecture;
import dev.utraced.linux.arch.InferiorMemory;
import dev.utraced.linux.arch.InstructionMover;
import dev.utraced.linux.arch.RegisterBank;
import dev.utraced.linux.trace.OwnSteps;
import dev.utraced.linux.trace.Tracee;

/**
 * Single steps without the processor: to let a thread run for one instruction costs two switches between processors, several times what
 * it takes to carry most instructions out on its registers. Memory is read as the processor would find it, traps included; at a trap,
 * the thread has to run.
 */
final class UnrunSteps {
    /**
     * After so many in a row, the thread runs one: a loop that a client steps over as a whole is not to keep the server from everything
     * else.
     */
    private static final int MOST_IN_A_ROW = 64;

    private final CodeWindow code = new CodeWindow();
    private final RegisterCopy before = new RegisterCopy();

    /** Carries out the instruction that the tracee is about to execute, where it is one of those that can be. */
    void tryOne(Tracee tracee) {
        OwnSteps steps = tracee.ownSteps();
        if (steps.inARow() == MOST_IN_A_ROW || !steps.arePossible()) {
            return;
        }
        if (steps.inARow() == 0) {
            code.forget();
        }
        Architecture architecture = tracee.group().architecture();
        InstructionMover mover = architecture.mover();
        RegisterBank registers = tracee.registers();
        long pc = architecture.pc(registers);
        byte[] instruction = code.at(pc, mover.maxLengthBytes(), tracee.group().memory());
        before.take(registers);
        Untouched memory = new Untouched(steps, tracee.group().memory());
        if (!mover.emulate(instruction, pc, registers, memory)) {
            return;
        }
        if (memory.isWritten() || !steps.isSignalFirst()) {
            steps.done();
        } else {
            before.putBack(registers);
        }
    }

    /** Lets nothing be written where a signal would come before the instruction. To ask for signals takes two calls: only where it matters. */
    private static final class Untouched implements InferiorMemory {
        private final OwnSteps steps;
        private final InferiorMemory memory;
        private boolean written;

        Untouched(OwnSteps steps, InferiorMemory memory) {
            this.steps = steps;
            this.memory = memory;
        }

        boolean isWritten() {
            return written;
        }

        @Override
        public boolean read(long address, byte[] into) {
            return memory.read(address, into);
        }

        @Override
        public boolean write(long address, byte[] from) {
            written = !steps.isSignalFirst() && memory.write(address, from);
            return written;
        }
    }
}
