package dev.utraced.linux.sys;

import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The {@link Urgency} of the loop, which changes with the machine: in a crowd it is a real-time thread, and otherwise an ordinary one with
 * the best nice value and short time slices.
 *
 * <p>Not always real-time: such a thread that wakes up stays on its processor, whoever is there, while an ordinary one goes to one that is
 * free. As soon as the kernel had put a new thread onto the processor of the loop, which slept, both were in each other's way, and stayed
 * so. Threads that a program creates and joins in a row took 76 to 105 us, and take 52 to 80 (PVM, two processors).
 *
 * <p>On the loop.
 */
public final class LoopUrgency {
    /** Changing to and fro would cost more than it brings. */
    private static final long CALM_NANOS = 1_000_000_000;

    private final Scheduling scheduling;
    private final LongSupplier nanoClock;

    /** As it is outside of crowds; empty: it is not ours to change. */
    private Optional<SchedulingAttributes> ordinary = Optional.empty();

    private boolean realTime;
    private boolean crowdSeen;
    private long calmFrom;

    LoopUrgency(Scheduling scheduling, LongSupplier nanoClock) {
        this.scheduling = scheduling;
        this.nanoClock = nanoClock;
    }

    public static LoopUrgency system() {
        return new LoopUrgency(new Scheduling(), System::nanoTime);
    }

    /** The calling thread is the loop. Does nothing, now and later, where it is not scheduled in the ordinary way, or nothing is allowed. */
    public void begin() {
        ordinary =
                scheduling.ordinary(Scheduling.SELF).map(before -> Urgency.hurry(scheduling, Scheduling.SELF, before));
    }

    /**
     * Somebody has looked how many tasks want a processor. Those that want it twice in a row are a crowd, and not a few that come and go. A
     * part of the machine may always be crowded.
     */
    public void looked(ProcessorLoad load) {
        boolean seenBefore = crowdSeen;
        crowdSeen = load.isCrowd();
        if (load.isBlind() || crowdSeen && seenBefore) {
            crowd();
        } else if (realTime && nanoClock.getAsLong() - calmFrom >= 0) {
            realTime = !scheduling.writeOrdinaryForItAlone(Scheduling.SELF, ordinary.orElseThrow());
        }
    }

    /** Dozens of threads want the loop's processor, or are about to. */
    public void crowd() {
        calmFrom = nanoClock.getAsLong() + CALM_NANOS;
        if (!realTime && ordinary.isPresent()) {
            realTime = scheduling.writeRealTimeForItAlone(Scheduling.SELF);
            if (!realTime) {
                ordinary = Optional.empty(); // it may not, and need not ask again
            }
        }
    }
}
