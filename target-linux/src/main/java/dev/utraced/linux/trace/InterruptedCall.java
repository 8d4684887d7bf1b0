package dev.utraced.linux.trace;

import dev.utraced.linux.arch.Architecture;
import dev.utraced.linux.arch.RegisterBank;
import dev.utraced.linux.arch.SyscallRegisters;
import java.util.concurrent.TimeUnit;

/**
 * Mends the one trace that an interrupt leaves in a program: some blocking calls (epoll_wait, semop, sigtimedwait, a timed recv ...)
 * end with EINTR when their thread is stopped for a moment, though no signal was delivered (signal(7), "Interruption of system calls
 * ... by stop signals"). Such a call is made again when the thread runs on.
 *
 * <p>What the program would have seen alone it still sees: where a signal comes before the repeated call has begun, the repetition is
 * taken back and the EINTR stays.
 *
 * <p>A timeout in a register is shortened to what remains. The register's unused upper half marks the call as one of ours, so that a
 * program which itself calls again with the same timeout is told apart. A timeout in the program's memory is left alone: such a call
 * starts anew with its full time.
 */
final class InterruptedCall {
    private static final long EINTR = -4;
    private static final long MARK = 1L << 31;
    private static final long DEADLINE_BITS = MARK - 1;

    private final Tracee tracee;
    private boolean noted;
    private boolean repeated;
    private long number;
    private long pcAfter;
    private long pcOfCall;

    InterruptedCall(Tracee tracee) {
        this.tracee = tracee;
    }

    /** Whether a call that ends with this may have been interrupted. @param result as it is in a register, of 32 or 64 bits */
    static boolean mayBeResult(long result) {
        return (int) result == EINTR;
    }

    /** The thread has stopped, and its registers are as the kernel left them. */
    void note(RegisterBank bank) {
        Architecture architecture = tracee.group().architecture();
        long pc = architecture.pc(bank);
        if (repeated && pc == pcOfCall) {
            return;
        }
        repeated = false;
        SyscallRegisters calls = architecture.syscalls();
        noted = calls.number(bank) >= 0 && calls.result(bank) == EINTR;
        if (noted) {
            number = calls.number(bank);
            pcAfter = pc;
        }
    }

    boolean isNoted() {
        return noted;
    }

    boolean isRepeated() {
        return repeated;
    }

    /** The EINTR is the program's own. */
    void forget() {
        noted = false;
        repeated = false;
    }

    /** Makes the call again, if the thread is where it was noted: a debugger may have moved it, and may bring it back. */
    void repeat(RegisterBank bank, long nowNanos) {
        Architecture architecture = tracee.group().architecture();
        SyscallRegisters calls = architecture.syscalls();
        if (architecture.pc(bank) != pcAfter || calls.number(bank) != number || calls.result(bank) != EINTR) {
            return;
        }
        if (calls.timeout(number) instanceof SyscallRegisters.Timeout.MillisArgument timeout) {
            shorten(calls, bank, timeout.index(), nowNanos);
        }
        calls.repeat(bank, number);
        pcOfCall = architecture.pc(bank);
        noted = false;
        repeated = true;
    }

    /**
     * The upper half of the register, which the kernel does not look at, holds the deadline in milliseconds, and a mark. It outlives
     * us: whoever attaches next to a thread that is still in this call finds it there.
     */
    private static void shorten(SyscallRegisters calls, RegisterBank bank, int index, long nowNanos) {
        long argument = calls.argument(bank, index);
        int millis = (int) argument;
        if (millis <= 0) {
            return;
        }
        long now = TimeUnit.NANOSECONDS.toMillis(nowNanos);
        long upper = argument >>> Integer.SIZE;
        long remaining = upper - now & DEADLINE_BITS;
        boolean ours = (upper & MARK) != 0 && (remaining <= millis || remaining > DEADLINE_BITS / 2);
        if (!ours) {
            upper = now + millis & DEADLINE_BITS | MARK;
        } else {
            millis = remaining <= millis ? (int) remaining : 0;
        }
        calls.setArgument(bank, index, upper << Integer.SIZE | millis);
    }

    /** A signal has come first: where the repeated call has not begun, the program is to see what it would have seen. */
    void takeBack(RegisterBank bank) {
        Architecture architecture = tracee.group().architecture();
        if (architecture.pc(bank) == pcOfCall) {
            architecture.setPc(bank, pcAfter);
            architecture.syscalls().setResult(bank, EINTR);
        }
        repeated = false;
    }
}
