package dev.utraced.linux.step;

import dev.utraced.linux.trace.AddressSpace;
import dev.utraced.linux.trace.Attachment;
import dev.utraced.linux.trace.EventKind;
import dev.utraced.linux.trace.EventMask;
import dev.utraced.linux.trace.ResidentEngine;
import dev.utraced.linux.trace.ThreadGroup;
import dev.utraced.linux.trace.TraceEvent;
import dev.utraced.linux.trace.Tracee;
import dev.utraced.linux.trace.Wish;
import dev.utraced.target.MemoryRange;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Makes steps for threads that would only have to run for them. It comes after the keeper of breakpoints, which may want more. */
public final class StepEngine implements ResidentEngine {
    private static final EventMask MASK = EventMask.of(EventKind.RESUME);

    private final Predicate<Tracee> isPlainStep;
    private final UnrunSteps steps;

    /**
     * @param isPlainStep whether a step of the tracee is the instruction at its PC and nothing else, and no debug register is to see it
     * @param privateMapping the private mapping of memory or of a file, no device's, that an address lies in
     */
    public StepEngine(
            Predicate<Tracee> isPlainStep, BiFunction<ThreadGroup, Long, Optional<MemoryRange>> privateMapping) {
        this.isPlainStep = isPlainStep;
        this.steps = new UnrunSteps(privateMapping::apply);
    }

    @Override
    public Wish beforeResume(Attachment attachment, Wish granted) {
        Tracee tracee = attachment.tracee();
        if (granted == Wish.SINGLESTEP && isPlainStep.test(tracee)) {
            steps.tryOne(tracee);
        } else {
            steps.runs(tracee.group());
        }
        return granted;
    }

    @Override
    public Wish report(Attachment attachment, TraceEvent event) {
        return attachment.wish();
    }

    @Override
    public void seized(Tracee tracee) {
        tracee.attach(this, MASK);
    }

    @Override
    public void survived(Tracee survivor) {
        survivor.attach(this, MASK);
    }

    @Override
    public void born(Attachment parent, Tracee child) {
        child.attach(this, MASK);
    }

    @Override
    public void forked(Attachment parent, Tracee child, boolean vfork) {
        child.attach(this, MASK);
    }

    @Override
    public void replaced(ThreadGroup group, AddressSpace former) {
        steps.runs(group);
    }

    @Override
    public void released(ThreadGroup group) {
        steps.runs(group);
    }
}
