package dev.utraced.linux.breakpoint;

import dev.utraced.linux.trace.Attachment;
import dev.utraced.linux.trace.EventKind;
import dev.utraced.linux.trace.EventMask;
import dev.utraced.linux.trace.ThreadGroup;
import dev.utraced.linux.trace.TraceEvent;
import dev.utraced.linux.trace.Tracee;
import dev.utraced.linux.trace.Wish;
import dev.utraced.target.WatchKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A client of the breakpoint engine that holds threads at its hits and writes down what it hears. */
final class Owner implements BreakpointClient {
    private final List<String> heard = new ArrayList<>();
    private final Map<Integer, Attachment> attachments = new HashMap<>();

    Owner join(ThreadGroup group) {
        group.join(this);
        for (Tracee tracee : group.tracees()) {
            attach(tracee);
        }
        return this;
    }

    private void attach(Tracee tracee) {
        EventMask mask = EventMask.of(EventKind.STEP, EventKind.TRAP, EventKind.SIGNAL);
        attachments.put(tracee.tid(), tracee.attach(this, mask));
    }

    Attachment on(int tid) {
        return attachments.get(tid);
    }

    List<String> heard() {
        return heard;
    }

    @Override
    public Wish report(Attachment attachment, TraceEvent event) {
        boolean mine = !(event instanceof TraceEvent.StepDone) || attachment.wish() == Wish.SINGLESTEP;
        if (mine) {
            heard.add(
                    event.getClass().getSimpleName() + " " + attachment.tracee().tid());
        }
        return mine ? Wish.STOP : attachment.wish();
    }

    @Override
    public Wish quiescent(Attachment attachment) {
        heard.add("quiescent " + attachment.tracee().tid());
        return attachment.wish();
    }

    @Override
    public Wish breakpointHit(Attachment attachment, boolean hardware) {
        heard.add("hit " + attachment.tracee().tid());
        return Wish.STOP;
    }

    @Override
    public Wish watchpointHit(Attachment attachment, WatchKind kind, long address) {
        heard.add("watch " + attachment.tracee().tid());
        return Wish.STOP;
    }

    @Override
    public void born(Attachment parent, Tracee child) {
        attach(child);
    }
}
