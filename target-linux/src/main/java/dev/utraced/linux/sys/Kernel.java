package dev.utraced.linux.sys;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The system calls that the tracing core lives on. Loop thread only: the kernel ties a tracee to the thread that seized it.
 *
 * <p>Any tracee can vanish at any call. A method that returns {@code boolean} answers {@code false} for ESRCH, which has then one
 * meaning left: the task has been killed, or another thread's exec has ended it; that the task is ours and is stopped is the
 * caller's duty. Every other failure is a {@link KernelException} with the call and its arguments.
 *
 * <p>Buffers are direct, in native byte order, and are filled from position 0; their position and limit are not changed.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/ptrace.2.html">ptrace(2)</a>
 */
public interface Kernel {
    /** {@link #eventMessage}: the task has gone. */
    long NO_MESSAGE = -1;

    /**
     * Takes hold of a task without stopping it, with clone, fork, vfork, vfork-done and exec events and marked system-call stops.
     *
     * @param killOnExit whether the kernel kills the tracee when this server ends
     * @param reportExit whether it stops once more on its way out
     * @throws KernelException EPERM where the task may not be traced, or is already
     */
    boolean seize(int tid, boolean killOnExit, boolean reportExit);

    /** Changes what {@link #seize} has set, or a new task has from its maker; of a stopped tracee. */
    boolean setOptions(int tid, boolean killOnExit, boolean reportExit);

    /** Asks a running tracee to stop; the stop is heard of by {@link #poll}. Works on a listening one, too. */
    boolean interrupt(int tid);

    /** Lets a stopped tracee run. @param signal Linux number of the signal to deliver, 0 for none */
    boolean resume(int tid, ResumeMode mode, int signal);

    /** Leaves a tracee in its group-stop and still hears of it. */
    boolean listen(int tid);

    /** Lets go of a stopped tracee. @param signal as in {@link #resume} */
    boolean detach(int tid, int signal);

    /** What has become of a tracee; never waits. A death that is returned has been reaped. */
    WaitStatus poll(int tid);

    /** The same of a child that is not traced, whose stops are taken away, too, so that they are not reported again and again. */
    WaitStatus pollChild(int pid);

    /** The message of the last PTRACE_EVENT stop: a new task's tid or a former tid; {@link #NO_MESSAGE} where the task has gone. */
    long eventMessage(int tid);

    /** Of a stopped tracee; {@link SyscallInfo#NONE} where it is at no syscall-stop, or has gone. Needs Linux 5.3. */
    SyscallInfo syscallInfo(int tid);

    /** How a tracee that has stopped on its way out will end: {@link WaitStatus.NoChild} where it has gone. */
    WaitStatus exitMessage(int tid);

    /** {@code struct user_regs_struct}, 216 bytes, also for 32-bit tasks. */
    boolean readGeneralRegisters(int tid, ByteBuffer into);

    boolean writeGeneralRegisters(int tid, ByteBuffer from);

    /** The XSAVE area, as long as the processor's is. @return its length in bytes; 0: the task has gone */
    int readExtendedRegisters(int tid, ByteBuffer into);

    /** @param lengthBytes as {@link #readExtendedRegisters} returned it */
    boolean writeExtendedRegisters(int tid, ByteBuffer from, int lengthBytes);

    /** {@code siginfo_t}, 128 bytes, of the signal a tracee is stopped with. @return false also where it is stopped for another reason */
    boolean readSigInfo(int tid, ByteBuffer into);

    boolean writeSigInfo(int tid, ByteBuffer from);

    /**
     * Sets which signals a stopped tracee blocks, bit 0 for signal 1. SIGKILL and SIGSTOP are never blocked.
     *
     * @return what it blocked before; empty: the task has gone
     */
    OptionalLong swapSignalMask(int tid, long blocked);

    /**
     * Whether a SIGTRAP that the stopped tracee has brought upon itself waits behind the stop that it is in: the kernel reports an
     * interrupt before it looks at signals. @return false also where the task has gone
     */
    boolean hasQueuedTrap(int tid);

    /**
     * Whether a signal for the stopped tracee alone, which it does not block, waits behind the stop that it is in.
     * @return false also where the task has gone
     */
    boolean hasDueSignal(int tid);

    /** Whether a signal waits for the stopped tracee or its process, blocked or not. @return false also where the task has gone */
    boolean hasQueuedSignal(int tid);

    /** A word of {@code struct user}. @param offsetBytes in that struct; @return false: the task has gone */
    boolean writeUser(int tid, long offsetBytes, long value);

    /** A word of {@code struct user}. @param into gets the word at index 0; @return false: the task has gone */
    boolean readUser(int tid, long offsetBytes, long[] into);

    /** Empty where the task has gone or is not scheduled in the ordinary way. */
    Optional<SchedulingAttributes> scheduling(int tid);

    /** @return false: it has gone, is not scheduled in the ordinary way, or the kernel does not allow it */
    boolean setScheduling(int tid, SchedulingAttributes attributes);

    /** kill(2). @return false: no such process */
    boolean kill(int pid, int signal);

    /** tgkill(2). @return false: no such thread */
    boolean killThread(int pid, int tid, int signal);

    /** {@code /proc/PID/mem}, for reading and writing; it goes dead with an exec. @throws KernelException where it cannot be opened */
    MemoryFile openMemory(int pid);
}
