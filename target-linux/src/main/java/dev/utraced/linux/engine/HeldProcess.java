package dev.utraced.linux.engine;

import dev.utraced.linux.proc.ProcessImage;
import dev.utraced.linux.trace.ThreadGroup;
import java.util.Optional;
import java.util.function.Function;

/** One process that a client holds. */
final class HeldProcess {
    private final ThreadGroup group;
    private final boolean attached;
    private final Function<ThreadGroup, ProcessImage> imager;
    private Optional<ProcessImage> image = Optional.empty();

    /** @param attached whether the client attached to it; false: it launched it */
    HeldProcess(ThreadGroup group, boolean attached, Function<ThreadGroup, ProcessImage> imager) {
        this.group = group;
        this.attached = attached;
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
}
