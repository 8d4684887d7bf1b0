package dev.utraced.linux.step;

import dev.utraced.linux.arch.Architecture;
import dev.utraced.linux.arch.InstructionMover;
import dev.utraced.linux.arch.RegisterBank;
import dev.utraced.linux.trace.OwnSteps;
import dev.utraced.linux.trace.ThreadGroup;
import dev.utraced.linux.trace.Tracee;
import org.jspecify.annotations.Nullable;

/**
 * Single steps of a process with one thread without the processor: to let a thread run for one instruction costs two switches between processors, several times what
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
    private final ProvenPages pages;
    private @Nullable Tracee last;
    private long lastPc;
    private int lastRuns;

    UnrunSteps(ProvenPages.PrivateMappings mappings) {
        this.pages = new ProvenPages(mappings);
    }

    /** The process is let run freely. */
    void runs(ThreadGroup process) {
        pages.forget(process);
    }

    /** Carries out the instruction that the tracee is about to execute, where it is one of those that can be. */
    void tryOne(Tracee tracee) {
        OwnSteps steps = tracee.ownSteps();
        ThreadGroup process = tracee.group();
        if (!isAlone(process) || !steps.arePossible()) {
            pages.forget(process);
            return;
        }
        Architecture architecture = process.architecture();
        InstructionMover mover = architecture.mover();
        RegisterBank registers = tracee.registers();
        long pc = architecture.pc(registers);
        settleWhatWasWanted(tracee, pc);
        if (steps.inARow() == 0) {
            code.forget();
        }
        byte[] instruction = code.at(pc, mover.maxLengthBytes(), process.memory());
        if (steps.inARow() < MOST_IN_A_ROW && carryOut(tracee, instruction, pc)) {
            steps.done();
        } else if (!mover.isPlain(instruction)) {
            pages.forget(process);
        }
        last = tracee;
        lastPc = pc;
        lastRuns = steps.runs();
    }

    /** Other threads run while one is stepped, unless they are held: they are to get on, and what it waits for is to happen. */
    private static boolean isAlone(ThreadGroup process) {
        return process.tracees().size() == 1 && !process.borrowsMemory();
    }

    /** The processor has executed what we could not, or something has come between. */
    private void settleWhatWasWanted(Tracee tracee, long pc) {
        if (tracee == last && pc != lastPc && tracee.ownSteps().runs() == lastRuns + 1) {
            pages.proven();
        } else {
            pages.unproven();
        }
    }

    private boolean carryOut(Tracee tracee, byte[] instruction, long pc) {
        RegisterBank registers = tracee.registers();
        before.take(registers);
        StepMemory memory = new StepMemory(tracee, pages);
        if (!tracee.group().architecture().mover().emulate(instruction, pc, registers, memory)) {
            return false;
        }
        if (memory.isWritten() || !tracee.ownSteps().isSignalFirst()) {
            return true;
        }
        before.putBack(registers);
        return false;
    }
}
