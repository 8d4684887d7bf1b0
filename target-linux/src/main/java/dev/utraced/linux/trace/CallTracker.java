package dev.utraced.linux.trace;

import dev.utraced.linux.arch.Architecture;
import dev.utraced.linux.arch.RegisterBank;
import dev.utraced.linux.arch.SyscallRegisters;
import dev.utraced.linux.sys.ResumeMode;
import dev.utraced.linux.sys.SyscallInfo;
import java.nio.ByteBuffer;

/**
 * The system call that one thread is in, and what its syscall-stops mean. Whether a stop is an entry or a return, the kernel says; which
 * call returns, it does not.
 *
 * <p>A call that a stop of ours has broken comes back with an error that the program never sees, and is entered once more. Neither is
 * anything that would have happened to the program alone, so both are told as {@link TraceEvent.Interrupted}.
 */
final class CallTracker {
    private static final long NO_CALL = -1;
    private static final long EINTR = -4;
    private static final TraceEvent INTERRUPTED = new TraceEvent.Interrupted();

    private final Tracee tracee;
    private final Tracer tracer;
    private final RegisterBank registers;
    private long number = NO_CALL;
    private boolean inside;
    private boolean interruptDue;
    private boolean mayRestart;

    /** The next entry at this place is the same call once more. */
    private boolean goesOn;

    private boolean entryWasTold;

    /** Whether anybody asks for the stop that the thread was last let run to. */
    private boolean listenedTo;

    private boolean atSyscallStop;
    private long pc;
    private long stackPointer;

    CallTracker(Tracee tracee, Tracer tracer, RegisterBank registers) {
        this.tracee = tracee;
        this.tracer = tracer;
        this.registers = registers;
    }

    /** Between the entry of a call and its return. */
    boolean isInside() {
        return inside;
    }

    /** Whether the call that the thread has entered returns to this place. */
    boolean returnsTo(long placePc, long placeStackPointer) {
        return pc == placePc && stackPointer == placeStackPointer;
    }

    boolean isAtSyscallStop() {
        return atSyscallStop;
    }

    TraceEvent stopped(SyscallInfo info) {
        atSyscallStop = true;
        return switch (info.phase()) {
            case ENTRY -> entered(info);
            case RETURN -> returned(info);
            case OUTSIDE -> INTERRUPTED;
        };
    }

    private TraceEvent entered(SyscallInfo info) {
        inside = true;
        boolean again = goesOn
                && info.pc() == pc
                && info.stackPointer() == stackPointer
                && (info.number() == number || calls().continues(info.number()));
        goesOn = false;
        pc = info.pc();
        stackPointer = info.stackPointer();
        if (again && entryWasTold) {
            return INTERRUPTED;
        }
        number = again ? number : info.number();
        return new TraceEvent.SyscallEntered(number, isOwn(info));
    }

    private TraceEvent returned(SyscallInfo info) {
        inside = false;
        long returning = number == NO_CALL ? calls().number(registers) : number;
        if (isBroken(info.result())) {
            goesOn(returning, info.pc(), info.stackPointer());
            entryWasTold = listenedTo;
            return INTERRUPTED;
        }
        number = NO_CALL;
        return new TraceEvent.SyscallReturned(returning, isOwn(info));
    }

    /**
     * Where a handler is about to run the error is the signal's doing, and the program's own. To find that out takes as long as ten system
     * calls, and interests only who listens.
     */
    private boolean isBroken(long result) {
        boolean mayBe = calls().isRestart(result) || result == EINTR && interruptDue;
        return mayBe && !(listenedTo && tracer.awaitsHandler(tracee));
    }

    private boolean isOwn(SyscallInfo info) {
        return info.wide() == calls().areWide();
    }

    private void goesOn(long call, long pcBehind, long stack) {
        goesOn = true;
        number = call;
        pc = pcBehind;
        stackPointer = stack;
    }

    /** We have asked the thread to stop: a call that it sleeps in will be broken by that. */
    void interrupting() {
        interruptDue = true;
    }

    /** Whether the stop that we have asked for is still to come, behind the return of the call that it has broken. */
    boolean isInterruptDue() {
        return interruptDue;
    }

    /** The stop that an interrupt has asked for has come. */
    void interrupted() {
        interruptDue = false;
    }

    void stoppedBy(TraceEvent event) {
        mayRestart = event instanceof TraceEvent.Interrupted || event instanceof TraceEvent.SignalArrived;
        if (event instanceof TraceEvent.Execed) {
            number = NO_CALL;
        }
    }

    /**
     * How the thread is to be let run. A step over a system call stops at its entry, and ends with its return, where somebody wants to
     * hear of those.
     *
     * @param signal the one that is delivered first, 0: none
     * @param wanted whether anybody asks for syscall-stops
     * @param asleep whether it goes on with a call, and is to stop at its entry and return though nobody asks for that
     */
    ResumeMode modeFor(Wish granted, int signal, boolean wanted, boolean asleep) {
        boolean step = granted == Wish.SINGLESTEP;
        listenedTo = wanted;
        atSyscallStop = false;
        if ((wanted || asleep) && mayRestart) {
            noteRestart();
        }
        if (asleep || wanted && (!step || inside || signal == 0 && isImminent())) {
            return ResumeMode.SYSCALL;
        }
        number = NO_CALL;
        inside = false;
        goesOn = false;
        return step ? ResumeMode.STEP : ResumeMode.CONTINUE;
    }

    /** The kernel restarts some calls under another number, and theirs is known only now. */
    private void noteRestart() {
        if (!goesOn && calls().restartsByItself(registers)) {
            Architecture architecture = tracee.group().architecture();
            goesOn(calls().number(registers), architecture.pc(registers), architecture.stackPointer(registers));
            entryWasTold = false;
        }
    }

    /** Whether the next thing that the stopped thread does is a system call. */
    private boolean isImminent() {
        return calls().restartsByItself(registers) || isAtCall();
    }

    private boolean isAtCall() {
        ByteBuffer code = ByteBuffer.allocate(calls().longestInstructionBytes());
        long at = tracee.group().architecture().pc(registers);
        int readable = tracee.group().memory().read(at, code);
        return readable == code.capacity() && calls().isInstruction(code.array());
    }

    private SyscallRegisters calls() {
        return tracee.group().architecture().syscalls();
    }
}
