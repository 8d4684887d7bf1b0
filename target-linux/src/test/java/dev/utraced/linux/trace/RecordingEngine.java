package dev.utraced.linux.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An engine that writes down what it hears, as text, and follows every thread it is offered. */
final class RecordingEngine implements TracingEngine {
    private final List<String> heard = new ArrayList<>();
    private final Map<Integer, Attachment> attachments = new HashMap<>();
    private final EventMask mask;
    private Wish answer = Wish.RESUME;

    RecordingEngine(EventMask mask) {
        this.mask = mask;
    }

    RecordingEngine() {
        this(EventMask.of(
                EventKind.SIGNAL, EventKind.STEP, EventKind.TRAP, EventKind.QUIESCE, EventKind.LIFE, EventKind.FORK));
    }

    RecordingEngine answering(Wish wish) {
        answer = wish;
        return this;
    }

    RecordingEngine join(ThreadGroup group) {
        group.join(this);
        for (Tracee tracee : group.tracees()) {
            attach(tracee);
        }
        return this;
    }

    private void attach(Tracee tracee) {
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
        String name = event.getClass().getSimpleName();
        heard.add(
                event instanceof TraceEvent.SignalArrived arrived
                        ? name + arrived.signal() + " " + attachment.tracee().tid()
                        : name + " " + attachment.tracee().tid());
        return Wish.least(answer, attachment.wish());
    }

    @Override
    public Wish quiescent(Attachment attachment) {
        heard.add("quiescent " + attachment.tracee().tid());
        return attachment.wish() == Wish.REPORT ? Wish.RESUME : attachment.wish();
    }

    @Override
    public void born(Attachment parent, Tracee child) {
        heard.add("born " + child.tid());
        attach(child);
    }

    @Override
    public void survived(Tracee survivor) {
        heard.add("survived " + survivor.tid());
        attach(survivor);
    }

    @Override
    public void gone(Attachment attachment) {
        heard.add("gone " + attachment.tracee().tid());
    }

    @Override
    public void ended(ThreadGroup group, ExitStatus status) {
        heard.add("ended " + status);
    }
}
