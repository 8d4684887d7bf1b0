package dev.utraced.linux.trace;

import dev.utraced.linux.arch.RegisterBank;
import java.nio.ByteBuffer;

/** One stopped tracee's registers; a view of {@link RegisterCache}. */
final class TraceeRegisters implements RegisterBank {
    private final RegisterCache cache;
    private final Tracee tracee;
    private long threadPointer;

    TraceeRegisters(RegisterCache cache, Tracee tracee) {
        this.cache = cache;
        this.tracee = tracee;
    }

    /**
     * The tracee is let run only later: until then the kernel, too, is to have the changes, for should this server be killed, it runs on
     * with what the kernel has.
     */
    void writeBack() {
        cache.writeBack(tracee);
    }

    /** The tracee is about to run: its changes are written. */
    void release() {
        threadPointer = 0;
        cache.release(tracee);
    }

    /** Somebody has seen it in the kernel. @param value 0: it is not known */
    void learnThreadPointer(long value) {
        threadPointer = value;
    }

    /** 0: it is not known without a look. */
    long learnedThreadPointer() {
        return threadPointer;
    }

    @Override
    public ByteBuffer general() {
        return cache.general(tracee);
    }

    @Override
    public ByteBuffer extended() {
        return cache.extended(tracee);
    }

    @Override
    public int extendedLengthBytes() {
        return cache.extendedLengthBytes(tracee);
    }

    @Override
    public void touchGeneral() {
        threadPointer = 0;
        cache.touchGeneral(tracee);
    }

    @Override
    public void touchExtended() {
        cache.touchExtended(tracee);
    }
}
