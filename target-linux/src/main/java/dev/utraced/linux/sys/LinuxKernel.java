package dev.utraced.linux.sys;

import com.sun.jna.Native;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;

/** The kernel underneath, through the C library. One instance per loop: its scratch areas are not shared. */
public final class LinuxKernel implements Kernel {
    private static final int OPTIONS = PtraceRequest.OPTION_TRACESYSGOOD
            | PtraceRequest.OPTION_TRACECLONE
            | PtraceRequest.OPTION_TRACEFORK
            | PtraceRequest.OPTION_TRACEVFORK
            | PtraceRequest.OPTION_TRACEVFORKDONE
            | PtraceRequest.OPTION_TRACEEXEC;
    private static final int WUNTRACED = 2;
    private static final int WNOHANG = 1;
    private static final int WALL = 0x40000000;
    private static final int SIGINFO_BYTES = 128;

    private final Scratch word = new Scratch(Long.BYTES);
    private final Scratch signalInfo = new Scratch(SIGINFO_BYTES);
    private final Scratch syscallInfo = new Scratch(SyscallInfo.BYTES);
    private final SignalMask signalMask = new SignalMask();
    private final QueuedSignals queuedSignals = new QueuedSignals(signalMask);
    private final RegisterSets registerSets = new RegisterSets();
    private final Scheduling scheduling = new Scheduling();
    private final TransferBuffer memoryTransfer = new TransferBuffer();

    /** Has JNA bind the C library's functions now, which takes it a while; otherwise the first call does. */
    public static void loadLibraries() {
        Libc.errno();
    }

    private final WaitStatusDecoder decoder = new WaitStatusDecoder();
    private final WaitStatus nothing = new WaitStatus.Nothing();
    private final WaitStatus noChild = new WaitStatus.NoChild();

    @Override
    public boolean seize(int tid, boolean killOnExit, boolean reportExit) {
        return Ptrace.call(PtraceRequest.SEIZE, tid, 0, options(killOnExit, reportExit));
    }

    @Override
    public boolean setOptions(int tid, boolean killOnExit, boolean reportExit) {
        return Ptrace.call(PtraceRequest.SETOPTIONS, tid, 0, options(killOnExit, reportExit));
    }

    private static int options(boolean killOnExit, boolean reportExit) {
        return OPTIONS
                | (killOnExit ? PtraceRequest.OPTION_EXITKILL : 0)
                | (reportExit ? PtraceRequest.OPTION_TRACEEXIT : 0);
    }

    @Override
    public boolean interrupt(int tid) {
        // EIO: the task is being released at this moment.
        return Ptrace.callOr(Errno.EIO, PtraceRequest.INTERRUPT, tid, 0, 0);
    }

    @Override
    public boolean resume(int tid, ResumeMode mode, int signal) {
        return Ptrace.call(PtraceRequest.of(mode), tid, 0, signal);
    }

    @Override
    public boolean listen(int tid) {
        return Ptrace.call(PtraceRequest.LISTEN, tid, 0, 0);
    }

    @Override
    public boolean detach(int tid, int signal) {
        return Ptrace.call(PtraceRequest.DETACH, tid, 0, signal);
    }

    @Override
    public WaitStatus poll(int tid) {
        return poll(tid, WNOHANG | WALL);
    }

    @Override
    public WaitStatus pollChild(int pid) {
        return poll(pid, WNOHANG | WALL | WUNTRACED);
    }

    private WaitStatus poll(int tid, int options) {
        int found = Libc.waitpid(tid, word.address(), options);
        if (found > 0) {
            return decoder.decode(word.bytes().getInt(0));
        }
        if (found == 0) {
            return nothing;
        }
        Errno errno = Libc.errno();
        if (errno.equals(Errno.ECHILD)) {
            return noChild;
        }
        throw new KernelException("waitpid tid=" + tid, errno);
    }

    @Override
    public long eventMessage(int tid) {
        return Ptrace.call(PtraceRequest.GETEVENTMSG, tid, 0, word.address())
                ? word.bytes().getLong(0)
                : NO_MESSAGE;
    }

    @Override
    public SyscallInfo syscallInfo(int tid) {
        return Ptrace.call(PtraceRequest.GET_SYSCALL_INFO, tid, SyscallInfo.BYTES, syscallInfo.address())
                ? SyscallInfo.parse(syscallInfo.bytes())
                : SyscallInfo.NONE;
    }

    @Override
    public WaitStatus exitMessage(int tid) {
        long message = eventMessage(tid);
        return message == NO_MESSAGE ? new WaitStatus.NoChild() : decoder.decode((int) message);
    }

    @Override
    public boolean readGeneralRegisters(int tid, ByteBuffer into) {
        return registerSets.readGeneral(tid, into);
    }

    @Override
    public boolean writeGeneralRegisters(int tid, ByteBuffer from) {
        return registerSets.writeGeneral(tid, from);
    }

    @Override
    public int readExtendedRegisters(int tid, ByteBuffer into) {
        return registerSets.readExtended(tid, into);
    }

    @Override
    public boolean writeExtendedRegisters(int tid, ByteBuffer from, int lengthBytes) {
        return registerSets.writeExtended(tid, from, lengthBytes);
    }

    @Override
    public boolean readSigInfo(int tid, ByteBuffer into) {
        // EINVAL is the kernel's way of saying that there is no signal.
        boolean there = Ptrace.callOr(Errno.EINVAL, PtraceRequest.GETSIGINFO, tid, 0, signalInfo.address());
        if (there) {
            signalInfo.copyTo(into, SIGINFO_BYTES);
        }
        return there;
    }

    @Override
    public boolean hasQueuedTrap(int tid) {
        return queuedSignals.hasTrap(tid);
    }

    @Override
    public boolean hasDueSignal(int tid) {
        return queuedSignals.hasDue(tid);
    }

    @Override
    public boolean hasQueuedSignal(int tid) {
        return queuedSignals.hasAny(tid);
    }

    @Override
    public OptionalLong swapSignalMask(int tid, long blocked) {
        OptionalLong before = signalMask.read(tid);
        return before.isPresent() && signalMask.write(tid, blocked) ? before : OptionalLong.empty();
    }

    @Override
    public boolean writeSigInfo(int tid, ByteBuffer from) {
        signalInfo.copyFrom(from, SIGINFO_BYTES);
        return Ptrace.callOr(Errno.EINVAL, PtraceRequest.SETSIGINFO, tid, 0, signalInfo.address());
    }

    @Override
    public boolean writeUser(int tid, long offsetBytes, long value) {
        return Ptrace.call(PtraceRequest.POKEUSER, tid, offsetBytes, value);
    }

    @Override
    public boolean readUser(int tid, long offsetBytes, long[] into) {
        // The C library, unlike the system call, returns the word itself, and sets errno to 0 to tell -1 from a
        // failure.
        long value = Libc.ptrace(PtraceRequest.PEEKUSER, tid, offsetBytes, 0);
        if (value == -1 && Native.getLastError() != 0) {
            return Ptrace.gone(Libc.errno(), Errno.ESRCH, PtraceRequest.PEEKUSER, tid, offsetBytes, 0);
        }
        into[0] = value;
        return true;
    }

    @Override
    public Optional<SchedulingAttributes> scheduling(int tid) {
        return scheduling.ordinary(tid);
    }

    @Override
    public boolean setScheduling(int tid, SchedulingAttributes attributes) {
        return scheduling.write(tid, attributes);
    }

    @Override
    public boolean kill(int pid, int signal) {
        return sent(Libc.kill(pid, signal), pid, pid, signal);
    }

    @Override
    public boolean killThread(int pid, int tid, int signal) {
        return sent(Libc.tgkill(pid, tid, signal), pid, tid, signal);
    }

    private static boolean sent(int result, int pid, int tid, int signal) {
        if (result == 0) {
            return true;
        }
        Errno errno = Libc.errno();
        if (errno.equals(Errno.ESRCH)) {
            return false;
        }
        throw new KernelException("kill pid=" + pid + " tid=" + tid + " signal=" + signal, errno);
    }

    @Override
    public MemoryFile openMemory(int pid) {
        return ProcMemory.open(pid, memoryTransfer);
    }
}
