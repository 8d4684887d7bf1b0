package dev.utraced.linux.fake;

import dev.utraced.linux.sys.SchedulingAttributes;
import dev.utraced.linux.sys.SyscallInfo;
import dev.utraced.linux.sys.WaitStatus;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One task of {@link FakeKernel}. */
public final class FakeTask {
    static final int PC = 0;
    static final int STACK_POINTER = 8;
    static final int RESULT = 16;
    static final int CALL = 24;

    final int pid;
    final int tid;
    final ByteBuffer registers = ByteBuffer.allocate(64).order(ByteOrder.nativeOrder());
    final Deque<WaitStatus> news = new ArrayDeque<>();
    final Map<Long, Long> user = new HashMap<>();
    final List<Integer> deliveredSignals = new ArrayList<>();
    boolean seized;
    boolean running = true;
    boolean listening;
    boolean dead;
    boolean inCall;
    boolean atEntry;
    boolean callsAreTraced;
    boolean trapQueued;
    boolean starved;
    int queuedSignal;
    long blockedSignals;
    Optional<WaitStatus> behindReturn = Optional.empty();
    SyscallInfo syscall = SyscallInfo.NONE;
    int signal;
    int signalCode;
    long eventMessage;
    private SchedulingAttributes scheduling = new SchedulingAttributes(0, 3_000_000);

    FakeTask(int pid, int tid) {
        this.pid = pid;
        this.tid = tid;
        registers.putLong(CALL, -1);
    }

    public long pc() {
        return registers.getLong(PC);
    }

    public FakeTask pc(long pc) {
        registers.putLong(PC, pc);
        return this;
    }

    public SchedulingAttributes scheduling() {
        return scheduling;
    }

    void scheduling(SchedulingAttributes attributes) {
        scheduling = attributes;
    }

    /** As tasks do that another one makes. */
    public FakeTask inheritScheduling(FakeTask maker) {
        scheduling = maker.scheduling;
        return this;
    }

    public long result() {
        return registers.getLong(RESULT);
    }

    long callNumber() {
        return registers.getLong(CALL);
    }

    /** Of a task that is about to make a call. */
    public void asksFor(long number) {
        registers.putLong(RESULT, number);
    }

    /** What the kernel does with an interrupted call when the task runs on without a signal. */
    public void restartsCall() {
        if (callNumber() != -1 && result() == FakeMachine.RESTART) {
            registers.putLong(RESULT, callNumber());
            registers.putLong(CALL, -1);
            pc(pc() - 1);
        }
    }

    public boolean isRunning() {
        return running && !dead;
    }

    /** Whether something has happened that nobody has polled. */
    public boolean hasNews() {
        return !news.isEmpty();
    }

    public boolean isListening() {
        return listening;
    }

    public boolean isSeized() {
        return seized;
    }

    public boolean isDead() {
        return dead;
    }

    public List<Integer> deliveredSignals() {
        return deliveredSignals;
    }

    /** A word of the debug registers; 0 where it was never written. */
    public long user(long offset) {
        return user.getOrDefault(offset, 0L);
    }
}
