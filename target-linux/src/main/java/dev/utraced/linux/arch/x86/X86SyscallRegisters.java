package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.RegisterBank;
import dev.utraced.linux.arch.SyscallRegisters;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * System calls of both word sizes: the number of a call in progress is in {@code orig_rax}, for {@code rax} gets the result.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/syscall.2.html">syscall(2), architecture calling conventions</a>
 */
final class X86SyscallRegisters implements SyscallRegisters {
    /** {@code syscall}, {@code sysenter} and {@code int 0x80} are two bytes each; the kernel returns from the second to the third. */
    private static final int INSTRUCTION_BYTES = 2;

    private static final int SYSCALL = 0x0f05;
    private static final int SYSENTER = 0x0f34;
    private static final int INT_80 = 0xcd80;

    static final long NO_CALL = -1;

    /** {@code __X32_SYSCALL_BIT} of asm/unistd.h. */
    private static final long X32 = 0x4000_0000;

    /** Of linux/futex.h. */
    private static final long FUTEX_WAIT = 0;

    private static final long FUTEX_WAIT_BITSET = 9;
    private static final long FUTEX_PRIVATE = 128;
    private static final long FUTEX_CLOCK_REALTIME = 256;

    private static final Timeout FIXED = new Timeout.Fixed();

    /** ERESTARTSYS, ERESTARTNOINTR, ERESTARTNOHAND and ERESTART_RESTARTBLOCK of the kernel's linux/errno.h, negative. */
    private static final long[] RESTARTS = {-516, -514, -513, -512};

    private final X86Word word;
    private final long restartCall;
    private final List<UserReg> arguments;
    private final Map<Long, Timeout> timeouts;
    private final Set<Long> sleeps;
    private final Set<Long> futexes;

    private X86SyscallRegisters(
            X86Word word,
            long restartCall,
            List<UserReg> arguments,
            Map<Long, Timeout> timeouts,
            Set<Long> sleeps,
            Set<Long> futexes) {
        this.word = word;
        this.restartCall = restartCall;
        this.arguments = arguments;
        this.timeouts = timeouts;
        this.sleeps = sleeps;
        this.futexes = futexes;
    }

    static SyscallRegisters of(X86Abi abi) {
        return abi.is64Bit() ? wide() : narrow();
    }

    private static SyscallRegisters wide() {
        long poll = 7;
        long epollWait = 232;
        long epollPwait = 281;
        long pause = 34;
        long nanosleep = 35;
        long rtSigsuspend = 130;
        long futex = 202;
        long clockNanosleep = 230;
        return new X86SyscallRegisters(
                X86Word.WIDE,
                219,
                List.of(UserReg.RDI, UserReg.RSI, UserReg.RDX, UserReg.R10, UserReg.R8, UserReg.R9),
                Map.of(poll, millis(2), epollWait, millis(3), epollPwait, millis(3)),
                Set.of(pause, nanosleep, rtSigsuspend, clockNanosleep),
                Set.of(futex));
    }

    private static SyscallRegisters narrow() {
        long poll = 168;
        long epollWait = 256;
        long epollPwait = 319;
        long pause = 29;
        long nanosleep = 162;
        long rtSigsuspend = 179;
        long futex = 240;
        long clockNanosleep = 267;
        long clockNanosleep64 = 407;
        long futex64 = 422;
        return new X86SyscallRegisters(
                X86Word.NARROW,
                0,
                List.of(UserReg.RBX, UserReg.RCX, UserReg.RDX, UserReg.RSI, UserReg.RDI, UserReg.RBP),
                Map.of(poll, millis(2), epollWait, millis(3), epollPwait, millis(3)),
                Set.of(pause, nanosleep, rtSigsuspend, clockNanosleep, clockNanosleep64),
                Set.of(futex, futex64));
    }

    private static Timeout millis(int index) {
        return new Timeout.MillisArgument(index);
    }

    @Override
    public long number(RegisterBank bank) {
        return Math.max(NO_CALL, word.signed(UserReg.ORIG_RAX.get(bank)));
    }

    @Override
    public long result(RegisterBank bank) {
        return word.signed(UserReg.RAX.get(bank));
    }

    @Override
    public void setResult(RegisterBank bank, long value) {
        UserReg.RAX.set(bank, value);
    }

    @Override
    public long argument(RegisterBank bank, int index) {
        return word.unsigned(arguments.get(index).get(bank));
    }

    @Override
    public void setArgument(RegisterBank bank, int index, long value) {
        arguments.get(index).set(bank, word.unsigned(value));
    }

    @Override
    public void repeat(RegisterBank bank, long number) {
        UserReg.RIP.set(bank, placeOf(UserReg.RIP.get(bank)));
        UserReg.RAX.set(bank, number);
        UserReg.ORIG_RAX.set(bank, NO_CALL);
    }

    @Override
    public long numberAskedFor(RegisterBank bank) {
        return word.signed(UserReg.RAX.get(bank));
    }

    @Override
    public long placeOf(long behind) {
        return word.unsigned(behind - INSTRUCTION_BYTES);
    }

    @Override
    public boolean restartsByItself(RegisterBank bank) {
        return number(bank) != NO_CALL && isRestart(result(bank));
    }

    @Override
    public boolean onlySleeps(RegisterBank bank) {
        long number = number(bank) & ~X32;
        return sleeps.contains(number) || futexes.contains(number) && waitsForFutex(bank);
    }

    /**
     * The other operations of futex(2) that sleep write to the futex when they end. One that is shared with other processes has wake-ups
     * that a thread of theirs would get if this one did not wait.
     */
    private boolean waitsForFutex(RegisterBank bank) {
        long operation = argument(bank, 1) & ~FUTEX_CLOCK_REALTIME;
        return operation == (FUTEX_WAIT | FUTEX_PRIVATE) || operation == (FUTEX_WAIT_BITSET | FUTEX_PRIVATE);
    }

    @Override
    public boolean isRestart(long result) {
        return Arrays.binarySearch(RESTARTS, result) >= 0;
    }

    @Override
    public boolean continues(long number) {
        return (number & ~X32) == restartCall;
    }

    @Override
    public boolean areWide() {
        return word == X86Word.WIDE;
    }

    @Override
    public int longestInstructionBytes() {
        return INSTRUCTION_BYTES;
    }

    @Override
    public boolean isInstruction(byte[] code) {
        int instruction = (code[0] & 0xff) << Byte.SIZE | code[1] & 0xff;
        return instruction == SYSCALL || instruction == SYSENTER || instruction == INT_80;
    }

    @Override
    public Timeout timeout(long number) {
        return timeouts.getOrDefault(number, FIXED);
    }
}
