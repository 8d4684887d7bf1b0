package dev.utraced.linux.trace;

import dev.utraced.linux.arch.Architecture;
import dev.utraced.linux.sys.WaitStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A process: its tracees, its memory, its architecture, and the engines that have joined it. */
public final class ThreadGroup {
    private final int pid;
    private final Tracer tracer;
    private final boolean launched;
    private final Map<Integer, Tracee> tracees = new LinkedHashMap<>();
    private final List<ResidentEngine> residents;
    private final List<TracingEngine> clients = new ArrayList<>(2);
    private AddressSpace memory;
    private Architecture architecture;
    private boolean borrowsMemory;
    private boolean releasing;
    private boolean doomed;
    private boolean armed;

    private final Census census = new Census();
    private final Release release;

    /** One thread becomes another program, and all others go with the old one. */
    private boolean executing;

    ThreadGroup(int pid, Tracer tracer, boolean launched, AddressSpace memory, Architecture architecture) {
        this.pid = pid;
        this.tracer = tracer;
        this.launched = launched;
        this.memory = memory;
        this.architecture = architecture;
        this.residents = tracer.residents();
        this.release = new Release(this, tracer);
    }

    public int pid() {
        return pid;
    }

    /** Whether it was started here, and is not to outlive this server. */
    public boolean wasLaunched() {
        return launched;
    }

    /**
     * The id of a thread that has memory: by the process's own id the kernel shows nothing once the leader has ended.
     */
    public int livingTid() {
        return tracees.values().stream()
                .filter(Tracee::isAlive)
                .findFirst()
                .map(Tracee::tid)
                .orElse(pid);
    }

    boolean hasAlive() {
        return tracees.values().stream().anyMatch(Tracee::isAlive);
    }

    /** Whether its threads go because it becomes another program, of which the engines are about to hear. */
    public boolean isExecuting() {
        return executing;
    }

    public AddressSpace memory() {
        return memory;
    }

    public Architecture architecture() {
        return architecture;
    }

    /** The threads that have not ended, the oldest first. */
    public Collection<Tracee> tracees() {
        return Collections.unmodifiableCollection(tracees.values());
    }

    public Optional<Tracee> tracee(int tid) {
        return Optional.ofNullable(tracees.get(tid));
    }

    // -- engines

    /** An engine that is here for itself, unlike the residents; the process stays traced as long as there is one. */
    public void join(TracingEngine engine) {
        clients.add(engine);
    }

    /** Whether nobody is here but these, the residents and observers. */
    public boolean isDrivenOnlyBy(TracingEngine... engines) {
        return clients.stream().filter(client -> !client.onlyLooks()).allMatch(List.of(engines)::contains);
    }

    /** Whether any engine but the residents is here. */
    public boolean hasClients() {
        return !clients.isEmpty();
    }

    /** Whether the memory is another process's, as after a vfork. */
    public boolean borrowsMemory() {
        return borrowsMemory;
    }

    /** An engine is about to put a trap into it, to set a debug register of a thread, or to have one make a step. */
    public void arm() {
        armed = true;
    }

    /** Whether a thread of it may have been stopped by a trap that is an engine's, at any time. */
    boolean isArmed() {
        return armed;
    }

    /** The engine gives up all its attachments; when the last one leaves, the process runs free, without a trace of us. */
    public void leave(TracingEngine engine) {
        if (!clients.remove(engine)) {
            return;
        }
        for (ResidentEngine resident : residents) {
            resident.left(this, engine);
        }
        // Decided before the attachments go: a thread that the engine held would run first, and have to be stopped once
        // more.
        if (beginReleasing()) {
            release.run(engine);
            return;
        }
        for (Tracee tracee : List.copyOf(tracees.values())) {
            tracee.attachmentOf(engine).ifPresent(Attachment::detach);
        }
    }

    /** Nobody has joined it after all: it runs free again, unless somebody else is here. */
    public void releaseUnlessKept() {
        if (beginReleasing()) {
            List.copyOf(tracees.values()).forEach(Tracee::settle);
        }
    }

    private boolean beginReleasing() {
        if (!clients.isEmpty() || releasing || borrowsMemory || doomed) {
            return false;
        }
        releasing = true;
        for (ResidentEngine resident : residents) {
            resident.releasing(this);
        }
        return true;
    }

    /** It has been killed: it is kept until its end, so that it is reaped, though nobody may want to hear of that. */
    public void doom() {
        doomed = true;
    }

    /** Somebody wants the process again before it was all given back. */
    void reclaim() {
        releasing = false;
    }

    /** Gives the tracee back, which is stopped: residents take out of it what they have put there. */
    void beforeDetach(Tracee tracee) {
        for (ResidentEngine resident : residents) {
            resident.beforeDetach(tracee);
        }
        tracee.turns().restore();
    }

    /** Whether a resident has prepared the tracee for a step, without which something of it would stay in the process. */
    boolean stepsBeforeDetach(Tracee tracee) {
        for (ResidentEngine resident : residents) { // asked for each of thousands of threads
            if (resident.stepsBeforeDetach(tracee)) {
                return true;
            }
        }
        return false;
    }

    /**
     * A signal has woken a thread that is held asleep. It may be one for the process, for which the kernel would have chosen another thread
     * had this one been stopped ({@code complete_signal} in kernel/signal.c): those that run are made to look.
     */
    void passOnSignals() {
        for (Tracee tracee : List.copyOf(tracees.values())) {
            tracee.takeNotice();
        }
    }

    Release release() {
        return release;
    }

    /** Whether every thread is on its way back to the kernel. */
    boolean isReleasing() {
        return releasing;
    }

    // -- what tracees report

    Tracee add(int tid, TraceeState state) {
        Tracee tracee = new Tracee(tid, this, tracer, state);
        tracees.put(tid, tracee);
        tracer.add(tracee);
        return tracee;
    }

    /** A task of a process that runs, or did when it was looked up. */
    Tracee addSeized(int tid) {
        Tracee tracee = add(tid, new TraceeState.Running(false));
        for (ResidentEngine resident : residents) {
            resident.seized(tracee);
        }
        census.seized(tracee);
        return tracee;
    }

    /** Those that were seized have stopped once, or gone. Before the engines hear of it: to them, all may be quiet then. */
    void count(Tracee tracee) {
        if (census.seen(tracee) && !releasing && !executing && hasAlive()) {
            for (Tracee late : tracer.seizeRest(this)) {
                List.copyOf(clients).forEach(client -> introduce(client, late));
            }
        }
    }

    /** Before the engines hear of it. */
    void happened(Tracee tracee, TraceEvent event) {
        if (event instanceof TraceEvent.Cloned cloned && cloned.child() > 0) {
            cloned(tracee, cloned.child());
        } else if (event instanceof TraceEvent.Forked forked && forked.child() > 0) {
            forked(tracee, forked);
        } else if (event instanceof TraceEvent.Execed) {
            execed(tracee);
        } else if (event instanceof TraceEvent.Born
                && !tracer.kernel().setOptions(tracee.tid(), launched, tracee.isLeader())) {
            tracee.vanished();
        }
        count(tracee);
    }

    /** After the engines have heard of it. */
    void told(Tracee tracee, TraceEvent event) {
        if (event instanceof TraceEvent.Cloned cloned) {
            tracer.meet(cloned.child());
        } else if (event instanceof TraceEvent.Forked forked) {
            tracer.group(forked.child()).ifPresent(ThreadGroup::releaseUnlessKept);
            tracer.meet(forked.child());
        } else if (event instanceof TraceEvent.Execed) {
            releaseUnlessKept();
        }
    }

    private void cloned(Tracee parent, int childTid) {
        Tracee child = add(childTid, new TraceeState.Starting());
        child.turns().restoreLike(parent.turns());
        child.news().maker(parent.tid());
        for (Attachment attachment : parent.attachments()) {
            attachment.engine().born(attachment, child);
        }
    }

    private void forked(Tracee parent, TraceEvent.Forked forked) {
        AddressSpace childMemory = forked.vfork() ? memory : AddressSpace.of(tracer.kernel(), forked.child());
        ThreadGroup child = new ThreadGroup(forked.child(), tracer, launched, childMemory, architecture);
        child.borrowsMemory = forked.vfork();
        child.armed = armed;
        tracer.add(child);
        Tracee childTracee = child.add(forked.child(), new TraceeState.Starting());
        childTracee.turns().restoreLike(parent.turns());
        for (Attachment attachment : parent.attachments()) {
            attachment.engine().forked(attachment, childTracee, forked.vfork());
        }
    }

    private void execed(Tracee survivor) {
        residents.forEach(resident -> introduce(resident, survivor));
        List.copyOf(clients).forEach(client -> introduce(client, survivor));
        executing = true;
        for (Tracee other : List.copyOf(tracees.values())) {
            if (other != survivor) {
                survivor.turns().restoreLike(other.turns());
                swallow(other);
            }
        }
        executing = false;
        AddressSpace replaced = memory;
        memory = AddressSpace.of(tracer.kernel(), pid);
        architecture = tracer.architectureOf(pid);
        for (ResidentEngine resident : residents) {
            resident.replaced(this, replaced);
        }
        if (!borrowsMemory) {
            replaced.close();
        }
        borrowsMemory = false;
    }

    private static void introduce(TracingEngine engine, Tracee survivor) {
        if (survivor.attachmentOf(engine).isEmpty()) {
            engine.survived(survivor);
        }
    }

    private void swallow(Tracee other) {
        other.departure().died(new WaitStatus.NoChild());
        removed(other);
    }

    /** The tracee is ours no more: dead, or given back. */
    void removed(Tracee tracee) {
        tracees.remove(tracee.tid());
        tracer.remove(tracee);
        count(tracee);
        if (tracees.isEmpty()) {
            tracer.remove(this);
            for (ResidentEngine resident : residents) {
                resident.released(this);
            }
            if (!borrowsMemory) {
                memory.close();
            }
        }
    }

    /** One thread has ended, and it was not the last. */
    void threadEnded(Tracee tracee, ExitStatus status) {
        for (TracingEngine client : List.copyOf(clients)) {
            client.exited(this, tracee.tid(), status);
        }
    }

    /** The kernel reports the leader's death when no other thread is left: it is the process's. */
    void ended(ExitStatus status) {
        for (Tracee other : List.copyOf(tracees.values())) {
            swallow(other);
        }
        for (TracingEngine client : List.copyOf(clients)) {
            client.ended(this, status);
        }
        clients.clear();
    }
}
