package dev.utraced.linux.breakpoint;

import dev.utraced.linux.arch.Architecture;
import dev.utraced.linux.arch.JumpPadCode.Progress;
import dev.utraced.linux.arch.RegisterBank;
import dev.utraced.linux.trace.AddressSpace;
import dev.utraced.linux.trace.TraceEvent;
import dev.utraced.linux.trace.Tracee;
import dev.utraced.target.MemoryRange;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The jump pads in one address space. Nobody sees a thread in one of them: whatever it stops for, it is put back first. */
final class JumpPads {
    /** Each is one page of the program's memory, or two. */
    private static final int MOST = 64;

    private static final TraceEvent TRAP_HIT = new TraceEvent.TrapHit();

    private final AddressSpace space;
    private final List<JumpPad> pads = new ArrayList<>();
    private boolean closed;

    JumpPads(AddressSpace space) {
        this.space = space;
    }

    /** A forked child has a copy of each. */
    void inherit(JumpPads parent) {
        pads.addAll(parent.pads);
    }

    boolean isEmpty() {
        return pads.isEmpty();
    }

    boolean isFull() {
        return closed || pads.size() >= MOST;
    }

    /** One that is there, and can serve the trap. @param code the program's bytes from the trap on */
    Optional<JumpPad> of(Trap trap, byte[] code) {
        return pads.stream().filter(pad -> pad.isFor(trap, code)).findFirst();
    }

    /** Fills one whose pages have just been mapped. @return false: it cannot be written */
    boolean fill(JumpPad pad) {
        byte[] code = pad.code().code();
        pads.add(pad);
        return space.write(pad.start(), ByteBuffer.wrap(code)) == code.length;
    }

    /** There will be no more. */
    void close() {
        closed = true;
    }

    /** Some of the pages that they are in; empty: there are none. */
    Optional<MemoryRange> somePages() {
        return pads.stream().findFirst().map(JumpPad::pages);
    }

    /** The pages have gone. */
    void forget(MemoryRange pages) {
        pads.removeIf(pad -> pad.pages().equals(pages));
    }

    /**
     * Puts a thread that has stopped in a pad where it would be without.
     *
     * @return what has happened to it without: that it has come to the trap, where it was about to decide what the trap is there for
     */
    TraceEvent leave(Tracee tracee, TraceEvent event) {
        Architecture architecture = tracee.group().architecture();
        RegisterBank bank = tracee.registers();
        long pc = architecture.pc(bank);
        for (JumpPad pad : pads) {
            if (pad.range().contains(pc)) {
                return leave(tracee, event, pad, pc);
            }
        }
        return event;
    }

    private TraceEvent leave(Tracee tracee, TraceEvent event, JumpPad pad, long pc) {
        Progress progress = pad.code().leave(tracee.registers(), space);
        if (event instanceof TraceEvent.SignalArrived) {
            if (progress == Progress.UNDECIDED && tracee.kernelState().isFault()) {
                tracee.signal().suppress();
                return trapHit(tracee, pad);
            }
            tracee.kernelState().moveFault(pc, pad.trap());
            return event;
        }
        boolean isPast = progress == Progress.EXECUTED || event instanceof TraceEvent.GroupStopped;
        return isPast ? event : trapHit(tracee, pad);
    }

    private static TraceEvent trapHit(Tracee tracee, JumpPad pad) {
        Architecture architecture = tracee.group().architecture();
        architecture.setPc(tracee.registers(), pad.trap() + architecture.trapPcOffset());
        return TRAP_HIT;
    }
}
