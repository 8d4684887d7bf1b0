package dev.utraced.linux.trace;

import dev.utraced.linux.sys.Kernel;
import java.util.Optional;
import java.util.OptionalLong;

/** What the kernel keeps of a stopped tracee besides its registers: its signals, and the debug registers. */
public final class KernelState {
    private final Tracee tracee;
    private final Tracer tracer;
    private final Kernel kernel;
    private final StopDetails details;
    private final TraceeRegisters registers;

    KernelState(Tracee tracee, Tracer tracer, StopDetails details, TraceeRegisters registers) {
        this.tracee = tracee;
        this.tracer = tracer;
        this.kernel = tracer.kernel();
        this.details = details;
        this.registers = registers;
    }

    /** Whether the tracee is stopped as far as we know, and has been killed meanwhile: its end will be reported. */
    public boolean isBeingKilled() {
        return tracee.isStopped() && !tracer.isStoppedInKernel(tracee);
    }

    /** The address by which its thread-local data are found; also of one that is asleep. */
    public long threadPointer() {
        if (tracee.isAsleep()) {
            return tracee.calls().slumber().threadPointer();
        }
        long learned = registers.learnedThreadPointer();
        return learned == 0 ? tracee.group().architecture().threadPointer(tracee.registers()) : learned;
    }

    /**
     * Its FS base has been seen, so that it need not be asked for. It is the thread pointer of 64-bit programs only.
     *
     * @param fsBase 0: unknown
     */
    public void learnThreadPointer(long fsBase) {
        if (tracee.isStopped() && tracee.group().architecture().syscalls().areWide()) {
            registers.learnThreadPointer(fsBase);
        }
    }

    /** The raw {@code siginfo_t}; empty where the tracee is stopped without a signal, or has gone. */
    public Optional<byte[]> readSigInfo() {
        return details.rawSigInfo();
    }

    /** @param bytes as long as {@link #readSigInfo} gives them */
    public void writeSigInfo(byte[] bytes) {
        details.writeSigInfo(bytes);
    }

    /**
     * Sets which signals the tracee blocks, bit 0 for signal 1.
     *
     * @return what it blocked before; 0 where it has gone
     */
    public long swapSignalMask(long blocked) {
        OptionalLong before = kernel.swapSignalMask(tracee.tid(), blocked);
        if (before.isEmpty()) {
            tracee.vanished();
        }
        return before.orElse(0);
    }

    /** Whether the instruction at the PC has raised the signal, and not somebody who sends signals. */
    public boolean isFault() {
        return details.isFault();
    }

    /** Where the signal says that the instruction at an address has caused it, and that was a copy: it says where the original is. */
    public void moveFault(long from, long to) {
        details.moveFault(from, to);
    }

    /** A word of the kernel's {@code struct user}, for debug registers. @return 0 where the task has gone */
    public long readUser(long offsetBytes) {
        long[] word = new long[1];
        if (!kernel.readUser(tracee.tid(), offsetBytes, word)) {
            tracee.vanished();
        }
        return word[0];
    }

    /** @throws dev.utraced.linux.sys.KernelException where the kernel refuses the value */
    public void writeUser(long offsetBytes, long value) {
        if (!kernel.writeUser(tracee.tid(), offsetBytes, value)) {
            tracee.vanished();
        }
    }
}
