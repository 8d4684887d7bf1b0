package dev.utraced.linux.engine;

import dev.utraced.linux.proc.SigInfoLayout;
import dev.utraced.linux.trace.Tracee;
import dev.utraced.target.SigInfo;
import dev.utraced.target.TargetException;
import dev.utraced.target.ThreadId;

/** The siginfo of stopped threads. */
final class EngineSigInfo implements SigInfo {
    private final Views views;

    EngineSigInfo(Views views) {
        this.views = views;
    }

    @Override
    public byte[] read(ThreadId thread) {
        return inItsLayout(stopped(thread), thread);
    }

    private static byte[] inItsLayout(Tracee tracee, ThreadId thread) {
        byte[] kernels = tracee.kernelState().readSigInfo().orElseThrow(() -> noSignal(thread));
        return SigInfoLayout.toProcess(kernels, wordSize(tracee));
    }

    private static int wordSize(Tracee tracee) {
        return tracee.group().architecture().wordSizeBytes();
    }

    @Override
    public void write(ThreadId thread, int offset, byte[] bytes) {
        views.checkHolds();
        Tracee tracee = stopped(thread);
        byte[] whole = inItsLayout(tracee, thread);
        if (offset < 0 || offset > whole.length - bytes.length) {
            throw new TargetException("a siginfo has " + whole.length + " bytes, not " + (offset + bytes.length));
        }
        System.arraycopy(bytes, 0, whole, offset, bytes.length);
        tracee.kernelState().writeSigInfo(SigInfoLayout.toKernel(whole, wordSize(tracee)));
    }

    /** The kernel has it, and only of what really stands still. */
    private Tracee stopped(ThreadId thread) {
        Tracee tracee = views.requireStopped(thread).tracee();
        if (!tracee.isStopped()) {
            throw new TargetException("thread " + thread + " is running, and an observer has a picture of it only");
        }
        return tracee;
    }

    private static TargetException noSignal(ThreadId thread) {
        return new TargetException("thread " + thread + " is not stopped with a signal");
    }
}
