package dev.utraced.linux.trace;

import dev.utraced.linux.arch.Architecture;
import dev.utraced.linux.arch.RegisterBank;
import dev.utraced.linux.arch.SyscallRegisters;
import dev.utraced.linux.sys.ResumeMode;

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

    private final Tracee tracee;
    private final Tracer tracer;
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

    Slumber(Tracee tracee, Tracer tracer, RegisterBank registers, CallTracker call) {
        this.tracee = tracee;
        this.tracer = tracer;
        this.group = tracee.group();
        this.registers = registers;
        this.call = call;
    }

    /**
     * The tracee is about to run on, without a signal, and nobody asks for its calls.
     *
     * @param event by which it has stopped
     * @return whether it is to stop at the entry and the return of the call that it is in, and may be held there
     */
    boolean goesOn(TraceEvent event) {
        if (call.isAtSyscallStop() || group.tracees().size() == 1) {
            return false;
        }
        found = event instanceof TraceEvent.Interrupted ? foundAgain() : 0;
        return found >= needed;
    }

    /** Whether a dormant tracee has done all there was to do before it sleeps. */
    boolean isEntered(TraceEvent event) {
        return event instanceof TraceEvent.SyscallEntered entry
                && call.returnsTo(pc, stackPointer)
                && isItsNumber(entry.number())
                && entry.own();
    }

    /** Nobody is told: seen from the program, it has been asleep all the time. Where it is to wake up, it does so by its return. */
    void begins(boolean interrupted) {
        if (!tracer.kernel().resume(tracee.tid(), ResumeMode.SYSCALL, 0)) {
            tracee.vanished();
        } else if (interrupted) {
            tracer.expect(tracee);
        }
    }

    /**
     * The next stop may come before the thread is back in the call, which is no more than what the one before has done to it.
     *
     * @return how many stops in a row have found it in this call; 0: it is in none, or in one that does more than sleep
     */
    private int foundAgain() {
        Architecture architecture = group.architecture();
        SyscallRegisters calls = architecture.syscalls();
        long pcNow = architecture.pc(registers);
        boolean same = found > 0 && stackPointer == architecture.stackPointer(registers);
        if (!calls.restartsByItself(registers)) {
            boolean comesBack = same && pcNow == calls.placeOf(pc) && isItsNumber(calls.numberAskedFor(registers));
            return comesBack ? found + 1 : 0;
        }
        if (same && pcNow == pc && isItsNumber(calls.number(registers))) {
            return found + 1;
        }
        number = calls.number(registers);
        pc = pcNow;
        stackPointer = architecture.stackPointer(registers);
        threadPointer = architecture.threadPointer(registers);
        return calls.onlySleeps(registers) ? 1 : 0;
    }

    private boolean isItsNumber(long called) {
        return called == number || group.architecture().syscalls().continues(called);
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
