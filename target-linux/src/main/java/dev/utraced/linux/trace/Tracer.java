package dev.utraced.linux.trace;

import dev.utraced.linux.arch.Architecture;
import dev.utraced.linux.sys.Errno;
import dev.utraced.linux.sys.Kernel;
import dev.utraced.linux.sys.KernelException;
import dev.utraced.linux.sys.PtraceEvent;
import dev.utraced.linux.sys.TaskStatus;
import dev.utraced.linux.sys.WaitStatus;
import dev.utraced.linux.sys.bpf.SweptThread;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All tracees of this server, and where news of them comes in: from the {@link Bell}, one task at a time, and from polling those that
 * are about to stop.
 *
 * <p>Tasks are always asked for by their own id: a wait for any child walks all of them on each call, which makes a stop of thousands
 * of threads quadratic.
 */
public final class Tracer {
    private static final int SIGKILL = 9;
    private static final Logger LOG = LoggerFactory.getLogger(Tracer.class);

    private final Kernel kernel;
    private final TaskTable tasks;
    private final SpinClock clock;
    private final IntFunction<Architecture> architectures;
    private final List<ResidentEngine> residents;
    private final TraceLog log;
    private final RegisterCache registerCache;
    private final ByteBuffer sigInfoScratch = StopDetails.newScratch();
    private final ExpectedStops expected;
    private final Seizure seizure;
    private final Map<Integer, Tracee> tracees = new HashMap<>();
    private final Map<Integer, ThreadGroup> groups = new LinkedHashMap<>();
    private final Map<Integer, WaitStatus> earlyStops = new HashMap<>();
    private int owingNews;

    /**
     * @param architectures the architecture of a process, by its pid; asked again after an exec
     * @param residents engines that are on every tracee from its first moment, before all others
     * @param log of every change of every tracee
     * @param later runs a task soon, on the loop
     * @param whenIdle called when news would not be seen unless the bell rings
     */
    public Tracer(
            Kernel kernel,
            TaskTable tasks,
            SpinClock clock,
            IntFunction<Architecture> architectures,
            List<ResidentEngine> residents,
            TraceLog log,
            Executor later,
            Runnable whenIdle) {
        this.kernel = kernel;
        this.tasks = tasks;
        this.clock = clock;
        this.architectures = architectures;
        this.residents = List.copyOf(residents);
        this.log = log;
        this.registerCache = new RegisterCache(kernel);
        this.seizure = new Seizure(kernel, tasks);
        this.expected = new ExpectedStops(kernel, clock, later, this::handle, whenIdle);
    }

    // -- processes

    public Optional<ThreadGroup> group(int pid) {
        return Optional.ofNullable(groups.get(pid));
    }

    public Collection<ThreadGroup> groups() {
        return Collections.unmodifiableCollection(groups.values());
    }

    /**
     * Takes hold of all threads of a live process; none is stopped by it. New threads may come while their list is read, so it is read
     * until nothing new shows up; those that come afterwards are reported by their makers, or found by the {@link Census}.
     *
     * @throws KernelException where it may not be traced; nothing is held then
     */
    public ThreadGroup seize(int pid, boolean launched) {
        ThreadGroup group = group(pid).orElseGet(() -> newGroup(pid, launched));
        group.reclaim();
        add(group);
        try {
            seizure.of(group);
        } catch (KernelException e) {
            group.releaseUnlessKept();
            throw e;
        }
        if (group.tracees().isEmpty()) {
            remove(group);
            group.memory().close();
            throw new KernelException("PTRACE_SEIZE pid=" + pid, Errno.ESRCH);
        }
        return group;
    }

    /** See {@link Census}. @return those that were not known */
    List<Tracee> seizeRest(ThreadGroup group) {
        Set<Tracee> known = Set.copyOf(group.tracees());
        try {
            seizure.of(group);
        } catch (KernelException e) {
            LOG.warn("pid {}: a thread stays untraced: {}", group.pid(), e.getMessage());
        }
        return group.tracees().stream()
                .filter(tracee -> !known.contains(tracee))
                .toList();
    }

    private ThreadGroup newGroup(int pid, boolean launched) {
        int living = livingThread(pid);
        return new ThreadGroup(pid, this, launched, AddressSpace.of(kernel, living), architectures.apply(living));
    }

    /** A leader that has ended before its threads has no memory to look at. */
    private int livingThread(int pid) {
        if (!tasks.isZombie(pid)) {
            return pid;
        }
        for (int tid : tasks.threads(pid)) {
            if (!tasks.isZombie(tid)) {
                return tid;
            }
        }
        return pid;
    }

    void add(ThreadGroup group) {
        groups.put(group.pid(), group);
    }

    void remove(ThreadGroup group) {
        groups.remove(group.pid(), group);
    }

    void add(Tracee tracee) {
        tracees.put(tracee.tid(), tracee);
        tracee.counts(true);
    }

    void remove(Tracee tracee) {
        tracees.remove(tracee.tid(), tracee);
        tracee.counts(false);
        expected.remove(tracee);
    }

    // -- news

    /** Whether anything is traced, so that news can come, be it only that something was killed. */
    public boolean isTracing() {
        return !tracees.isEmpty();
    }

    /** Whether news will come: something runs, or dies. */
    public boolean awaitsNews() {
        return owingNews > 0;
    }

    /** @param change 1: a tracee has been let run, so that somebody must listen; -1: one has stopped */
    void newsOwed(int change) {
        owingNews += change;
        if (change > 0) {
            expected.schedule();
        }
    }

    /** Whether any task would feel it if this server ended now. */
    public boolean holdsAny() {
        return tracees.values().stream().anyMatch(Tracee::isAlive);
    }

    /**
     * A task has something to report, the bell says. One that is not known yet is a child whose maker's report is still to come.
     *
     * @param tid 0: there is no task left. The kernel must not be asked for that: to it, 0 means any child of our process group
     */
    public void rung(int tid) {
        try {
            if (tid > 0) {
                hear(tid);
            }
        } finally {
            collect();
        }
    }

    private void hear(int tid) {
        WaitStatus status = kernel.poll(tid);
        Tracee tracee = tracees.get(tid);
        boolean news = !(status instanceof WaitStatus.Nothing);
        if (tracee != null) {
            if (news) {
                expected.remove(tracee);
            }
            handle(tracee, status);
        } else if (news && !(status instanceof WaitStatus.NoChild)) {
            earlyStops.put(tid, status);
        }
    }

    /** Polls the tracees that were asked to stop or to step, as long as they do so promptly. */
    public void collect() {
        expected.collect();
    }

    /** An interrupted tracee, or a new one, will stop as soon as it gets a processor. */
    void expect(Tracee tracee) {
        expected.add(tracee, ExpectedStops.SURELY);
    }

    /** A tracee that steps, or that runs on after an event, may stop again at once. */
    void expectBriefly(Tracee tracee) {
        expected.add(tracee, ExpectedStops.BRIEFLY);
    }

    /** Waits until a tracee that was asked to stop has done so: a second at most for one that is asleep, an instant for others. */
    void awaitStop(Tracee tracee) {
        expected.awaitStop(tracee);
    }

    void forgetExpected(Tracee tracee) {
        expected.remove(tracee);
    }

    /** A new task is known now; its first stop may have come before. */
    void meet(int tid) {
        WaitStatus early = earlyStops.remove(tid);
        Tracee tracee = tracees.get(tid);
        if (tracee == null) {
            return;
        }
        if (early != null) {
            handle(tracee, early);
        } else {
            expect(tracee);
        }
    }

    private void handle(Tracee tracee, WaitStatus status) {
        if (status instanceof WaitStatus.Exited exited) {
            ended(tracee, status, new ExitStatus.Exited(exited.code()));
        } else if (status instanceof WaitStatus.Killed killed) {
            ended(tracee, status, new ExitStatus.Killed(killed.signal()));
        } else if (status instanceof WaitStatus.NoChild) {
            swallowed(tracee, status);
        } else if (!(status instanceof WaitStatus.Nothing)) {
            if (status instanceof WaitStatus.TraceEventStop stop && stop.event() == PtraceEvent.EXEC) {
                tracee.departure().revived();
            }
            tracee.stopped(status);
        }
    }

    /**
     * The kernel knows no such task. Only an exec makes one disappear without a word: the thread that calls it takes the leader's id,
     * and for a moment neither is there; its report is still to come. Of a leader that is alone, it means that somebody else has reaped
     * the process.
     */
    private void swallowed(Tracee tracee, WaitStatus status) {
        boolean alone = tracee.group().tracees().stream().allMatch(other -> other == tracee);
        if (tracee.isLeader() && alone) {
            ended(tracee, status, new ExitStatus.Killed(SIGKILL));
        }
    }

    private void ended(Tracee tracee, WaitStatus status, ExitStatus exit) {
        ThreadGroup group = tracee.group();
        tracee.departure().died(status);
        group.removed(tracee);
        boolean lastOfLeaderless = group.tracees().isEmpty();
        if (tracee.isLeader() || lastOfLeaderless) {
            group.ended(exit);
        } else {
            group.threadEnded(tracee, exit);
            expectMaker(tracee);
        }
    }

    /**
     * Whoever has made a thread often waits for its end, and makes the next one at once. Somebody should be polling then, and not only to
     * spare the bell: the kernel starts a new thread on a processor that has nothing to do, and if that is ours, thread and loop are in each
     * other's way from then on.
     */
    private void expectMaker(Tracee ended) {
        Tracee maker = tracees.get(ended.news().maker());
        if (maker != null && maker.isAlive() && !maker.isStopped()) {
            expectBriefly(maker);
        }
    }

    // -- for tracees

    /** Whether the program would not notice this signal: traced, it is stopped even by what it ignores. */
    boolean ignoresSignal(Tracee tracee, int signal) {
        return tasks.status(tracee.tid())
                .map(status -> status.signals().ignores(signal))
                .orElse(false);
    }

    /** Whether the kernel, too, sees the task stopped: a stopped one that has been killed is on its way out already. */
    boolean isStoppedInKernel(Tracee tracee) {
        return tasks.status(tracee.tid()).map(TaskStatus::stopped).orElse(false);
    }

    /** Whether a signal handler of the program runs as soon as the tracee does. */
    boolean awaitsHandler(Tracee tracee) {
        return tasks.status(tracee.tid())
                .map(status -> status.signals().willBeHandled())
                .orElse(false);
    }

    /** See {@link TaskTable#sweep}. */
    void sweep(ThreadGroup group, int wanted, Consumer<SweptThread> each) {
        tasks.sweep(group.pid(), wanted, each);
    }

    Architecture architectureOf(int pid) {
        return architectures.apply(pid);
    }

    Kernel kernel() {
        return kernel;
    }

    SpinClock clock() {
        return clock;
    }

    TraceLog log() {
        return log;
    }

    RegisterCache registerCache() {
        return registerCache;
    }

    ByteBuffer sigInfoScratch() {
        return sigInfoScratch;
    }

    List<ResidentEngine> residents() {
        return residents;
    }
}
