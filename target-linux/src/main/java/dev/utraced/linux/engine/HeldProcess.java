package dev.utraced.linux.engine;

import dev.utraced.linux.proc.ProcessImage;
import dev.utraced.linux.trace.EventKind;
import dev.utraced.linux.trace.EventMask;
import dev.utraced.linux.trace.ThreadGroup;
import java.util.Optional;
import java.util.function.Function;

/** One process that a client holds. */
final class HeldProcess {
    private static final EventMask MASK =
            EventMask.of(EventKind.SIGNAL, EventKind.STEP, EventKind.TRAP, EventKind.FORK, EventKind.LIFE);
    private static final EventMask MASK_OF_OBSERVER = EventMask.of(EventKind.LIFE);

    private final ThreadGroup group;
    private final boolean attached;
    private final Grip grip;
    private final Function<ThreadGroup, ProcessImage> imager;
    private Optional<ProcessImage> image = Optional.empty();
    private CaughtCalls calls = CaughtCalls.NONE;

    /** @param attached whether the client attached to it; false: it launched it */
    HeldProcess(ThreadGroup group, boolean attached, Grip grip, Function<ThreadGroup, ProcessImage> imager) {
        this.group = group;
        this.attached = attached;
        this.grip = grip;
        this.imager = imager;
    }

    ThreadGroup group() {
        return group;
    }

    boolean wasAttached() {
        return attached;
    }

    /** What the last exec made of it. */
    ProcessImage image() {
        if (image.isEmpty()) {
            image = Optional.of(imager.apply(group));
        }
        return image.get();
    }

    void replaced() {
        image = Optional.empty();
    }

    void catches(CaughtCalls caught) {
        calls = caught;
    }

    CaughtCalls caughtCalls() {
        return calls;
    }

    /** What the client's engine has to hear of, in each of the threads. */
    EventMask eventMask() {
        if (grip == Grip.LOOKS) {
            return MASK_OF_OBSERVER;
        }
        return calls.isEmpty() ? MASK : MASK.with(EventKind.SYSCALL);
    }
}
