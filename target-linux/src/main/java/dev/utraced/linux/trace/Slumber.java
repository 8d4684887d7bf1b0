package dev.utraced.linux.trace;

import dev.utraced.linux.arch.Architecture;
import dev.utraced.linux.arch.RegisterBank;
import dev.utraced.linux.arch.SyscallRegisters;

/**
 * Which thread is let sleep on through the stops to come: one that several stops in a row have found in the same call that only sleeps. It
 * is let run so that it stops when it comes out of the call. Until then it executes nothing of its program, so whoever wants it held has
 * what he wants, and neither it nor we do anything for that; a thousand such threads stop and run on in no time.
 *
 * <p>Its price is one more stop at the entry of the call, one at its return, and one where somebody wants to see its registers. Where that
 * was more than it has spared, the thread has to be found asleep twice as often before it is tried again.
 */
final class Slumber {
    private static final int FIRST = 2;
    private static final int MOST = 64;

    /** Stops that were spared by which it has paid. */
    private static final int WORTH = 2;

    private final ThreadGroup group;
    private final RegisterBank registers;
    private final CallTracker call;
    private long number;
    private long pc;
    private long stackPointer;
    private long threadPointer;
    private int found;
    private int needed = FIRST;
    private int spared;
    private boolean entering;

    Slumber(ThreadGroup group, RegisterBank registers, CallTracker call) {
        this.group = group;
        this.registers = registers;
        this.call = call;
    }

    /**
     * The tracee is about to run on, without a signal, and nobody asks for its calls.
     *
     * @param event by which it has stopped
     * @return whether it is to stop at the entry and the return of the call that it is in
     */
    boolean goesOn(TraceEvent event) {
        if (event instanceof TraceEvent.SyscallEntered entry) {
            boolean same = entering && call.isSameAgain() && entry.own();
            entering = false;
            return same;
        }
        entering = false;
        if (call.isAtSyscallStop() || group.tracees().size() == 1) {
            return false;
        }
        found = event instanceof TraceEvent.Interrupted ? foundAgain() : 0;
        entering = found >= needed;
        return entering;
    }

    /** @return how many stops in a row have found it in this call; 0: it is in none, or in one that does more than sleep */
    private int foundAgain() {
        Architecture architecture = group.architecture();
        SyscallRegisters calls = architecture.syscalls();
        if (!calls.restartsByItself(registers)) {
            return 0;
        }
        long now = calls.number(registers);
        boolean here = pc == architecture.pc(registers) && stackPointer == architecture.stackPointer(registers);
        if (found > 0 && here && (now == number || calls.continues(now))) {
            return found + 1;
        }
        number = now;
        pc = architecture.pc(registers);
        stackPointer = architecture.stackPointer(registers);
        threadPointer = architecture.threadPointer(registers);
        return calls.onlySleeps(registers) ? 1 : 0;
    }

    /** It is asleep. @param least what is wanted of it from now on */
    void wanted(Wish least) {
        if (least == Wish.STOP) {
            spared++;
        }
    }

    /**
     * It has come out of its call.
     *
     * @param interrupted whether we have asked it to
     * @return whether a signal has brought it out
     */
    boolean ends(TraceEvent event, boolean interrupted) {
        needed = spared >= WORTH ? FIRST : Math.min(2 * needed, MOST);
        spared = 0;
        found = 0;
        return event instanceof TraceEvent.Interrupted && !interrupted;
    }

    /** What its registers had when it was last seen: it cannot change while the thread sleeps. */
    long threadPointer() {
        return threadPointer;
    }
}
