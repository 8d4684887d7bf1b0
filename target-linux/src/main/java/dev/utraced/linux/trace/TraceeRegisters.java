package dev.utraced.linux.trace;

import dev.utraced.linux.arch.RegisterBank;
import java.nio.ByteBuffer;

/** One stopped tracee's registers; a view of {@link RegisterCache}. */
final class TraceeRegisters implements RegisterBank {
    private final RegisterCache cache;
    private final Tracee tracee;

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
        cache.touchGeneral(tracee);
    }

    @Override
    public void touchExtended() {
        cache.touchExtended(tracee);
    }
}
