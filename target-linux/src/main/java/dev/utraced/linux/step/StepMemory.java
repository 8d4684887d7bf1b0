package dev.utraced.linux.step;

import dev.utraced.linux.arch.InferiorMemory;
import dev.utraced.linux.trace.Tracee;

/**
 * The memory of a thread whose instruction is carried out for it. Nothing is written where a signal would come before the instruction; to
 * ask for signals takes two calls, so that is done only where it matters.
 */
final class StepMemory implements InferiorMemory {
    private final Tracee tracee;
    private final ProvenPages pages;
    private boolean written;

    StepMemory(Tracee tracee, ProvenPages pages) {
        this.tracee = tracee;
        this.pages = pages;
    }

    /** Whether the instruction has left something, so that it cannot be taken back. */
    boolean isWritten() {
        return written;
    }

    @Override
    public boolean read(long address, byte[] into) {
        return tracee.group().memory().read(address, into);
    }

    @Override
    public boolean write(long address, byte[] from) {
        written = !tracee.ownSteps().isSignalFirst() && tracee.group().memory().write(address, from);
        return written;
    }

    @Override
    public boolean mayTouch(long address, boolean writes) {
        return pages.allow(tracee.group(), address, writes);
    }
}
