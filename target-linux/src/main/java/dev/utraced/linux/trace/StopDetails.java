package dev.utraced.linux.trace;

import dev.utraced.linux.sys.Kernel;
import dev.utraced.linux.sys.ResumeMode;
import dev.utraced.linux.sys.SignalCode;
import dev.utraced.linux.sys.SignalInfo;
import dev.utraced.linux.sys.WaitStatus;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** What {@link StopClassifier} may ask about one tracee: the kernel's answers, and what is remembered from one stop to the next. */
final class StopDetails implements StopClassifier.Details {
    private static final int SIGINFO_BYTES = 128;
    private static final int SIGKILL = 9;

    private final Kernel kernel;
    private final int tid;
    private final ByteBuffer scratch;
    private final CallTracker call;
    private boolean starting;
    private boolean stepped;
    private boolean stepping;
    private boolean stopsAtCalls;
    private boolean takesSignal;
    private boolean atTrap;
    private boolean lacksSignal;
    private int stops;
    private boolean stepOfOurs;
    private long pc;

    StopDetails(Kernel kernel, int tid, ByteBuffer scratch, CallTracker call) {
        this.call = call;
        this.kernel = kernel;
        this.tid = tid;
        this.scratch = scratch;
    }

    static ByteBuffer newScratch() {
        return ByteBuffer.allocateDirect(SIGINFO_BYTES).order(ByteOrder.nativeOrder());
    }

    @Override
    public SignalCode trapCode() {
        lacksSignal = !kernel.readSigInfo(tid, scratch);
        return lacksSignal ? SignalCode.OTHER : SignalInfo.code(scratch);
    }

    /** Whether the kernel could not say what the tracee has stopped with. Asked once a stop. */
    boolean takeLackOfSignal() {
        boolean lacked = lacksSignal;
        lacksSignal = false;
        return lacked;
    }

    /** Of a step that we have carried out ourselves, the kernel has nothing to say. */
    Optional<byte[]> rawSigInfo() {
        if (stepOfOurs) {
            return Optional.of(SignalInfo.ofStep(SIGINFO_BYTES, pc));
        }
        if (!kernel.readSigInfo(tid, scratch)) {
            return Optional.empty();
        }
        byte[] bytes = new byte[SIGINFO_BYTES];
        scratch.get(0, bytes);
        return Optional.of(bytes);
    }

    boolean isFault() {
        return kernel.readSigInfo(tid, scratch) && SignalInfo.isFault(scratch);
    }

    void writeSigInfo(byte[] bytes) {
        stepOfOurs = false;
        scratch.put(0, bytes);
        kernel.writeSigInfo(tid, scratch);
    }

    void moveFault(long from, long to) {
        if (kernel.readSigInfo(tid, scratch) && SignalInfo.moveFault(scratch, from, to)) {
            kernel.writeSigInfo(tid, scratch);
        }
    }

    @Override
    public int eventMessage() {
        return (int) Math.max(0, kernel.eventMessage(tid));
    }

    @Override
    public ExitStatus exitStatus() {
        return kernel.exitMessage(tid) instanceof WaitStatus.Exited exited
                ? new ExitStatus.Exited(exited.code())
                : new ExitStatus.Killed(SIGKILL);
    }

    @Override
    public boolean isStarting() {
        return starting;
    }

    @Override
    public boolean wasStepped() {
        return stepped;
    }

    @Override
    public TraceEvent syscallStop() {
        return call.stopped(kernel.syscallInfo(tid));
    }

    /** Whether what the tracee was let do is over when its system call is: it was to be one step. */
    boolean endsStep(TraceEvent event) {
        return stepping && event instanceof TraceEvent.SyscallReturned;
    }

    /** Whether the running tracee was let run so that it stops at system calls, or after one instruction. */
    boolean stopsAtCalls() {
        return stopsAtCalls;
    }

    boolean takesSignal() {
        return takesSignal;
    }

    void starting(boolean value) {
        starting = value;
    }

    /** The tracee has not run, and is one instruction further all the same. @param newPc where it is */
    void steppedTo(long newPc) {
        stepOfOurs = true;
        pc = newPc;
    }

    /** Whether the tracee has stopped by a trap or a step, and so between two instructions of its program. */
    boolean isAtTrap() {
        return atTrap;
    }

    /**
     * Whether behind our interrupt, which the kernel reports before any signal, there is one to report instead: a trap of ours or a step
     * that the tracee has just executed; at the first stop of a process's leader, of which a client that attaches is told, what has come
     * for it before we did. The kernel is asked where that may be, for of thousands of threads that is a tenth of their stop.
     */
    boolean hidesSignal(TraceEvent event, Tracee tracee) {
        if (!(event instanceof TraceEvent.Interrupted)) {
            return false;
        }
        return stops == 1 && tracee.isLeader()
                ? kernel.hasDueSignal(tid)
                : tracee.group().isArmed() && kernel.hasQueuedTrap(tid);
    }

    void stoppedBy(TraceEvent event) {
        stops++;
        stepOfOurs = false;
        takesSignal = event.takesSignal();
        atTrap = takesSignal && !(event instanceof TraceEvent.SignalArrived);
        call.stoppedBy(event);
    }

    /** @param granted what the tracee is to do, which is one step also where it stops at the system call that it steps over */
    void resumed(Wish granted, ResumeMode mode) {
        stepping = granted == Wish.SINGLESTEP;
        stepped = mode == ResumeMode.STEP;
        stopsAtCalls = mode != ResumeMode.CONTINUE;
    }
}
