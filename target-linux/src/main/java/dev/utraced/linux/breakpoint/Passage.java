package dev.utraced.linux.breakpoint;

import dev.utraced.linux.arch.InjectedCall;
import dev.utraced.linux.arch.MovedInstruction;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/**
 * One thread's stay at one trap: from the moment it hit it to the moment it has executed the instruction that belongs there.
 *
 * <p>Owners whose condition was false at this arrival are done with it. The others have been told; when they let the thread run with
 * their breakpoint still in place they mean to hit it again, as with every debug server, so the trap is then simply executed.
 */
final class Passage {
    private final long address;
    private final Set<BreakpointClient> done = Collections.newSetFromMap(new IdentityHashMap<>());
    private Crossing crossing = new Crossing.None();

    Passage(long address) {
        this.address = address;
    }

    long address() {
        return address;
    }

    Set<BreakpointClient> done() {
        return done;
    }

    Crossing crossing() {
        return crossing;
    }

    void crossing(Crossing next) {
        crossing = next;
    }

    /** How the thread is being brought past. */
    sealed interface Crossing {
        record None() implements Crossing {}

        /** It steps a copy. @param owned whether the slot is to be given back: a child that was made by the step is in its maker's */
        record Displaced(MovedInstruction moved, long slot, boolean owned) implements Crossing {}

        /** It runs a copy by itself; where it is will be seen when it stops. */
        record Boosted(Boost boost) implements Crossing {}

        /**
         * It makes a system call for us first, in a slot.
         *
         * @param pad whose pages it maps; empty: it unmaps some
         */
        record Calling(InjectedCall call, long slot, HeldSignals signals, Optional<JumpPad> pad) implements Crossing {}

        /** A signal is to be delivered first; where no handler runs, the thread executes the trap once more, and that is no new hit. */
        record SignalFirst(long stackPointer) implements Crossing {}

        /** It waits until all others are held. */
        record Gathering(HeldOthers others) implements Crossing {}

        /** It executes the instruction in its place, with all others held. */
        record InPlace(HeldOthers others, Trap trap) implements Crossing {}
    }
}
