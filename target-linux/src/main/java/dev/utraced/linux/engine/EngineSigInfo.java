package dev.utraced.linux.engine;

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
        return stopped(thread).readSigInfo().orElseThrow(() -> noSignal(thread));
    }

    @Override
    public void write(ThreadId thread, int offset, byte[] bytes) {
        Tracee tracee = stopped(thread);
        byte[] whole = tracee.readSigInfo().orElseThrow(() -> noSignal(thread));
        if (offset < 0 || offset > whole.length - bytes.length) {
            throw new TargetException("a siginfo has " + whole.length + " bytes, not " + (offset + bytes.length));
        }
        System.arraycopy(bytes, 0, whole, offset, bytes.length);
        tracee.writeSigInfo(whole);
    }

    private Tracee stopped(ThreadId thread) {
        return views.requireStopped(thread).tracee();
    }

    private static TargetException noSignal(ThreadId thread) {
        return new TargetException("thread " + thread + " is not stopped with a signal");
    }
}
