package dev.utraced.linux.fake;

import dev.utraced.linux.sys.Errno;
import dev.utraced.linux.sys.Kernel;
import dev.utraced.linux.sys.KernelException;
import dev.utraced.linux.sys.MemoryFile;
import dev.utraced.linux.sys.PtraceEvent;
import dev.utraced.linux.sys.ResumeMode;
import dev.utraced.linux.sys.SchedulingAttributes;
import dev.utraced.linux.sys.SignalSets;
import dev.utraced.linux.sys.SyscallInfo;
import dev.utraced.linux.sys.TaskStatus;
import dev.utraced.linux.sys.WaitStatus;
import dev.utraced.linux.trace.TaskTable;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The kernel's side of ptrace as far as the tracing core relies on it. Its processes run {@link FakeMachine}'s instructions, when and
 * only when they are let run; what happens to them waits to be polled.
 *
 * <p>{@link #vanishAt} lets the task of the nth call be killed just before that call.
 */
public final class FakeKernel implements Kernel, TaskTable {
    private static final int SIGTRAP = 5;
    private static final int SIGKILL = 9;
    private static final int TRAP_TRACE = 2;

    /** The server's number. */
    private static final int TRACER = 1;

    private final Map<Integer, FakeTask> tasks = new LinkedHashMap<>();
    private final Map<Integer, FakeMemory> memories = new HashMap<>();
    private final List<String> calls = new ArrayList<>();
    private final Deque<Runnable> behindLists = new ArrayDeque<>();
    private int listsRead;
    private int polls;
    private final Map<String, Runnable> justBefore = new HashMap<>();
    private int callsUntilVanishing = -1;
    private int leastNiceness = -20;
    private FakeTask vanished = new FakeTask(0, 0);

    // -- for tests

    /** A process whose only thread is at {@code pc}. */
    public FakeTask process(int pid, long pc) {
        memories.putIfAbsent(pid, new FakeMemory());
        return thread(pid, pid, pc);
    }

    public FakeTask thread(int pid, int tid, long pc) {
        FakeTask task = new FakeTask(pid, tid).pc(pc);
        tasks.put(tid, task);
        return task;
    }

    public FakeTask task(int tid) {
        FakeTask task = tasks.get(tid);
        if (task == null) {
            throw new IllegalStateException("no task " + tid);
        }
        return task;
    }

    public FakeMemory memory(int pid) {
        return memories.get(pid);
    }

    /** The calls so far, as text. */
    public List<String> calls() {
        return calls;
    }

    public int callCount() {
        return calls.size();
    }

    /** @param call counted from 1; the task that it is about is killed just before it */
    public void vanishAt(int call) {
        callsUntilVanishing = call;
    }

    /** @param call as in {@link #calls} */
    public void justBefore(String call, Runnable happens) {
        justBefore.put(call, happens);
    }

    /** Something happens to a running task. */
    public void happens(int tid, WaitStatus status) {
        FakeTask task = task(tid);
        task.news.add(status);
        if (!(status instanceof WaitStatus.Exited) && !(status instanceof WaitStatus.Killed)) {
            task.running = false;
        }
    }

    /** A running task executes a trap instruction, and an interrupt that we have sent is reported before it. */
    public void trapsWhileInterrupted(int tid) {
        FakeTask task = task(tid);
        task.pc(task.pc() + 1);
        task.trapQueued = true;
    }

    /** A leader stops on its way out. */
    public void leaves(int tid, int code) {
        task(tid).eventMessage = code;
        happens(tid, new WaitStatus.TraceEventStop(PtraceEvent.EXIT));
    }

    public void signal(int tid, int signal) {
        FakeTask task = task(tid);
        task.signal = signal;
        task.signalCode = 0;
        stops(task, new WaitStatus.SignalStop(signal));
    }

    /** A signal comes to a stopped task, and is reported when it is let run. */
    public void queuesSignal(int tid, int signal) {
        task(tid).queuedSignal = signal;
    }

    /** The call that a task sleeps in is over. */
    public void returns(int tid, long result) {
        FakeTask task = task(tid);
        task.registers.putLong(FakeTask.RESULT, result);
        task.inCall = false;
        if (task.callsAreTraced) {
            atSyscallStop(task, SyscallInfo.Phase.RETURN);
        }
    }

    /** A call that the task sleeps in ends first, which is a stop of its own where calls are traced. */
    private void stops(FakeTask task, WaitStatus status) {
        if (!task.inCall) {
            happens(task.tid, status);
            return;
        }
        returns(task.tid, task.callNumber() == FakeMachine.SLEEP_NUMBER ? FakeMachine.RESTART : FakeMachine.EINTR);
        if (task.callsAreTraced) {
            task.behindReturn = Optional.of(status);
        } else {
            happens(task.tid, status);
        }
    }

    private void atSyscallStop(FakeTask task, SyscallInfo.Phase phase) {
        boolean entry = phase == SyscallInfo.Phase.ENTRY;
        long stackPointer = task.registers.getLong(FakeTask.STACK_POINTER);
        task.syscall = new SyscallInfo(
                phase, true, task.pc(), stackPointer, entry ? task.callNumber() : -1, entry ? 0 : task.result());
        happens(task.tid, new WaitStatus.SyscallStop());
    }

    /** Others have the processor that a running task needs, so that it does not get to stop. */
    public void starves(int tid) {
        task(tid).starved = true;
    }

    /** The interrupted task gets its processor. */
    public void comesAround(int tid) {
        task(tid).starved = false;
        interrupt(tid);
    }

    /** A running task makes another one. */
    public FakeTask makes(int tid, PtraceEvent event, int child) {
        FakeTask maker = task(tid);
        boolean thread = event == PtraceEvent.CLONE;
        int pid = thread ? maker.pid : child;
        if (event == PtraceEvent.FORK) {
            memories.put(child, memories.get(maker.pid).copy());
        } else if (event == PtraceEvent.VFORK) {
            memories.put(child, memories.get(maker.pid));
        }
        FakeTask task = thread(pid, child, maker.pc());
        task.seized = true;
        task.running = false;
        task.news.add(new WaitStatus.EventStop(SIGTRAP));
        maker.eventMessage = child;
        happens(tid, new WaitStatus.TraceEventStop(event));
        return task;
    }

    /** A thread calls exec: all others are gone, and it has the process's id. */
    public FakeTask execs(int tid, long pc) {
        FakeTask caller = tasks.getOrDefault(tid, vanished);
        int pid = caller.pid;
        tasks.values().removeIf(task -> task.pid == pid);
        memories.put(pid, new FakeMemory());
        FakeTask survivor = thread(pid, pid, pc);
        survivor.seized = true;
        survivor.eventMessage = tid;
        happens(pid, new WaitStatus.TraceEventStop(PtraceEvent.EXEC));
        return survivor;
    }

    /** Nobody knows the id any more, and nothing is said of it: for a moment in an exec. */
    public void vanishes(int tid) {
        vanished = tasks.remove(tid);
    }

    /** Happens as soon as somebody has the list of a process's threads; of several, each behind one list. */
    public void behindList(Runnable event) {
        behindLists.addLast(event);
    }

    /** One thread ends by itself. */
    public void exits(int tid, int code) {
        FakeTask task = task(tid);
        die(task);
        task.news.clear();
        task.news.add(new WaitStatus.Exited(code));
    }

    public void killed(int pid) {
        for (FakeTask task : List.copyOf(tasks.values())) {
            if (task.pid == pid) {
                die(task);
            }
        }
    }

    private static void die(FakeTask task) {
        if (!task.dead) {
            task.dead = true;
            task.running = false;
            task.news.clear();
            task.news.add(new WaitStatus.Killed(SIGKILL));
        }
    }

    // -- the kernel

    /** @return whether the task is there, and where it must be, stopped */
    private boolean reaches(String call, int tid, boolean mustBeStopped) {
        calls.add(call + " " + tid);
        Optional.ofNullable(justBefore.remove(call + " " + tid)).ifPresent(Runnable::run);
        FakeTask task = tasks.get(tid);
        if (task != null && calls.size() == callsUntilVanishing) {
            killed(task.pid);
        }
        if (task == null || task.dead) {
            return false;
        }
        if (mustBeStopped && (task.running || !task.news.isEmpty())) {
            throw new IllegalStateException(call + " " + tid + " of a task that is not stopped");
        }
        return true;
    }

    @Override
    public boolean seize(int tid, boolean killOnExit, boolean reportExit) {
        if (!reaches("SEIZE", tid, false)) {
            return false;
        }
        if (task(tid).seized) {
            throw new KernelException("PTRACE_SEIZE tid=" + tid, Errno.EPERM);
        }
        task(tid).seized = true;
        return true;
    }

    @Override
    public boolean setOptions(int tid, boolean killOnExit, boolean reportExit) {
        return reaches("SETOPTIONS", tid, true);
    }

    @Override
    public boolean interrupt(int tid) {
        if (!reaches("INTERRUPT", tid, false)) {
            return false;
        }
        FakeTask task = task(tid);
        if (task.starved) {
            return true;
        }
        if (task.running || task.listening) {
            int signal = task.listening ? task.signal : SIGTRAP;
            task.listening = false;
            stops(task, new WaitStatus.EventStop(signal));
        }
        return true;
    }

    @Override
    public boolean resume(int tid, ResumeMode mode, int signal) {
        if (!reaches(mode.name(), tid, true)) {
            return false;
        }
        FakeTask task = task(tid);
        task.running = true;
        task.listening = false;
        if (signal != 0) {
            task.deliveredSignals.add(signal);
        }
        if (task.trapQueued) {
            task.trapQueued = false;
            task.signal = SIGTRAP;
            task.signalCode = FakeMachine.SI_KERNEL;
            happens(tid, new WaitStatus.SignalStop(SIGTRAP));
            return true;
        }
        if (task.queuedSignal != 0) {
            signal(tid, task.queuedSignal);
            task.queuedSignal = 0;
            return true;
        }
        task.callsAreTraced = mode == ResumeMode.SYSCALL;
        task.syscall = SyscallInfo.NONE;
        if (task.behindReturn.isPresent()) {
            happens(tid, task.behindReturn.get());
            task.behindReturn = Optional.empty();
            return true;
        }
        if (task.atEntry) {
            task.atEntry = false;
            task.inCall = true;
            return true;
        }
        task.restartsCall();
        run(task, mode);
        return true;
    }

    private void run(FakeTask task, ResumeMode mode) {
        FakeMachine.Outcome outcome = new FakeMachine(memories.get(task.pid), task).run(mode == ResumeMode.STEP);
        if (outcome == FakeMachine.Outcome.ENTERED) {
            atSyscallStop(task, SyscallInfo.Phase.ENTRY);
        } else if (outcome != FakeMachine.Outcome.BLOCKED) {
            task.signal = SIGTRAP;
            task.signalCode = outcome == FakeMachine.Outcome.TRAPPED ? FakeMachine.SI_KERNEL : TRAP_TRACE;
            happens(task.tid, new WaitStatus.SignalStop(SIGTRAP));
        }
    }

    @Override
    public boolean listen(int tid) {
        if (!reaches("LISTEN", tid, true)) {
            return false;
        }
        task(tid).listening = true;
        task(tid).running = true;
        return true;
    }

    @Override
    public boolean detach(int tid, int signal) {
        if (!reaches("DETACH", tid, true)) {
            return false;
        }
        FakeTask task = task(tid);
        task.seized = false;
        task.running = true;
        if (signal != 0) {
            task.deliveredSignals.add(signal);
        }
        return true;
    }

    @Override
    public WaitStatus poll(int tid) {
        polls++;
        FakeTask task = tasks.get(tid);
        if (task == null) {
            return new WaitStatus.NoChild();
        }
        WaitStatus status = task.news.poll();
        if (status instanceof WaitStatus.Exited || status instanceof WaitStatus.Killed) {
            tasks.remove(tid);
        }
        return status == null ? new WaitStatus.Nothing() : status;
    }

    @Override
    public WaitStatus pollChild(int pid) {
        return poll(pid);
    }

    @Override
    public long eventMessage(int tid) {
        return reaches("GETEVENTMSG", tid, true) ? task(tid).eventMessage : NO_MESSAGE;
    }

    @Override
    public SyscallInfo syscallInfo(int tid) {
        return reaches("SYSCALLINFO", tid, true) ? task(tid).syscall : SyscallInfo.NONE;
    }

    @Override
    public WaitStatus exitMessage(int tid) {
        return reaches("GETEVENTMSG", tid, true)
                ? new WaitStatus.Exited((int) task(tid).eventMessage)
                : new WaitStatus.NoChild();
    }

    @Override
    public boolean readGeneralRegisters(int tid, ByteBuffer into) {
        if (!reaches("GETREGS", tid, true)) {
            return false;
        }
        into.put(0, task(tid).registers, 0, 64);
        return true;
    }

    @Override
    public boolean writeGeneralRegisters(int tid, ByteBuffer from) {
        if (!reaches("SETREGS", tid, true)) {
            return false;
        }
        task(tid).registers.put(0, from, 0, 64);
        return true;
    }

    @Override
    public int readExtendedRegisters(int tid, ByteBuffer into) {
        return reaches("GETREGSET", tid, true) ? 512 : 0;
    }

    @Override
    public boolean writeExtendedRegisters(int tid, ByteBuffer from, int lengthBytes) {
        return reaches("SETREGSET", tid, true);
    }

    @Override
    public boolean readSigInfo(int tid, ByteBuffer into) {
        if (!reaches("GETSIGINFO", tid, true)) {
            return false;
        }
        into.putInt(0, task(tid).signal).putInt(8, task(tid).signalCode);
        return true;
    }

    @Override
    public boolean writeSigInfo(int tid, ByteBuffer from) {
        return reaches("SETSIGINFO", tid, true);
    }

    @Override
    public OptionalLong swapSignalMask(int tid, long blocked) {
        if (!reaches("SETSIGMASK", tid, true)) {
            return OptionalLong.empty();
        }
        long before = task(tid).blockedSignals;
        task(tid).blockedSignals = blocked;
        return OptionalLong.of(before);
    }

    @Override
    public boolean hasQueuedTrap(int tid) {
        return reaches("PEEKSIGINFO", tid, true) && task(tid).trapQueued;
    }

    @Override
    public boolean hasDueSignal(int tid) {
        return reaches("PEEKSIGINFO", tid, true) && (task(tid).trapQueued || task(tid).queuedSignal != 0);
    }

    @Override
    public boolean hasQueuedSignal(int tid) {
        return reaches("PEEKSIGINFO", tid, true) && (task(tid).trapQueued || task(tid).queuedSignal != 0);
    }

    @Override
    public boolean writeUser(int tid, long offsetBytes, long value) {
        if (!reaches("POKEUSER", tid, true)) {
            return false;
        }
        task(tid).user.put(offsetBytes, value);
        return true;
    }

    @Override
    public boolean readUser(int tid, long offsetBytes, long[] into) {
        if (!reaches("PEEKUSER", tid, true)) {
            return false;
        }
        into[0] = task(tid).user(offsetBytes);
        return true;
    }

    @Override
    public Optional<SchedulingAttributes> scheduling(int tid) {
        return reaches("GETATTR", tid, false) ? Optional.of(task(tid).scheduling()) : Optional.empty();
    }

    @Override
    public boolean setScheduling(int tid, SchedulingAttributes attributes) {
        boolean done = reaches("SETATTR", tid, false) && attributes.niceness() >= leastNiceness;
        if (done) {
            task(tid).scheduling(attributes);
        }
        return done;
    }

    /** As for a tracer without CAP_SYS_NICE: nobody gets a nice value below this. */
    public void leastNiceness(int least) {
        leastNiceness = least;
    }

    @Override
    public boolean kill(int pid, int signal) {
        calls.add("KILL " + pid);
        boolean there = tasks.containsKey(pid);
        if (signal == SIGKILL) {
            killed(pid);
        }
        return there;
    }

    @Override
    public boolean killThread(int pid, int tid, int signal) {
        return reaches("TGKILL", tid, false);
    }

    @Override
    public MemoryFile openMemory(int pid) {
        return memories.get(pid);
    }

    // -- /proc

    @Override
    public int[] threads(int pid) {
        listsRead++;
        int[] listed = tasks.values().stream()
                .filter(task -> task.pid == pid)
                .mapToInt(task -> task.tid)
                .toArray();
        if (!behindLists.isEmpty()) {
            behindLists.removeFirst().run();
        }
        return listed;
    }

    /** How often somebody has looked for news of a task. */
    public int polls() {
        return polls;
    }

    /** How often somebody has asked for the threads of a process. */
    public int listsRead() {
        return listsRead;
    }

    @Override
    public int threadCount(int pid) {
        return (int) tasks.values().stream().filter(task -> task.pid == pid).count();
    }

    @Override
    public Optional<TaskStatus> status(int tid) {
        return Optional.ofNullable(tasks.get(tid))
                .map(task -> new TaskStatus(
                        task.dead ? 'Z' : task.running ? 'S' : 't',
                        task.pid,
                        1,
                        task.seized ? TRACER : 0,
                        List.of(tid),
                        List.of(task.pid),
                        0,
                        new SignalSets(task.queuedSignal == 0 ? 0 : 1L << task.queuedSignal - 1, 0, 0, -1L)));
    }
}
