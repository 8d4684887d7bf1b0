package dev.utraced.linux.trace;

import dev.utraced.linux.sys.Kernel;
import dev.utraced.linux.sys.ResumeMode;
import dev.utraced.linux.sys.SignalInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** What {@link StopClassifier} may ask about one tracee: the kernel's answers, and what is remembered from one stop to the next. */
final class StopDetails implements StopClassifier.Details {
    private static final int SIGINFO_BYTES = 128;

    private final Kernel kernel;
    private final int tid;
    private final ByteBuffer scratch;
    private boolean starting;
    private boolean stepped;
    private boolean insideSyscall;
    private boolean takesSignal;

    StopDetails(Kernel kernel, int tid, ByteBuffer scratch) {
        this.kernel = kernel;
        this.tid = tid;
        this.scratch = scratch;
    }

    static ByteBuffer newScratch() {
        return ByteBuffer.allocateDirect(SIGINFO_BYTES).order(ByteOrder.nativeOrder());
    }

    @Override
    public SignalInfo signalInfo(int signal) {
        return kernel.readSigInfo(tid, scratch) ? SignalInfo.parse(scratch) : SignalInfo.unknown(signal);
    }

    Optional<byte[]> rawSigInfo() {
        if (!kernel.readSigInfo(tid, scratch)) {
            return Optional.empty();
        }
        byte[] bytes = new byte[SIGINFO_BYTES];
        scratch.get(0, bytes);
        return Optional.of(bytes);
    }

    void writeSigInfo(byte[] bytes) {
        scratch.put(0, bytes);
        kernel.writeSigInfo(tid, scratch);
    }

    @Override
    public int eventMessage() {
        return (int) Math.max(0, kernel.eventMessage(tid));
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
    public boolean isInsideSyscall() {
        return insideSyscall;
    }

    boolean takesSignal() {
        return takesSignal;
    }

    void starting(boolean value) {
        starting = value;
    }

    void stoppedBy(TraceEvent event) {
        takesSignal = event.takesSignal();
        insideSyscall = event instanceof TraceEvent.SyscallEntered
                || insideSyscall && !(event instanceof TraceEvent.SyscallReturned);
    }

    void resumed(ResumeMode mode) {
        stepped = mode == ResumeMode.STEP;
        if (mode != ResumeMode.SYSCALL) {
            insideSyscall = false;
        }
    }
}
