package dev.utraced.linux.fake;

import dev.utraced.linux.breakpoint.BreakpointEngine;
import dev.utraced.linux.step.StepEngine;
import dev.utraced.linux.trace.SpinClock;
import dev.utraced.linux.trace.TraceLog;
import dev.utraced.linux.trace.Tracer;
import dev.utraced.target.MemoryRange;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** A tracer with breakpoints on top of a {@link FakeKernel}, and a loop that runs until nothing is left to do. */
public final class FakeWorld {
    /** Where instructions are stepped out of line. */
    public static final MemoryRange SCRATCH = new MemoryRange(FakeMemory.START + 0x800, 64);

    private final FakeKernel kernel = new FakeKernel();
    private final Queue<Runnable> loop = new ArrayDeque<>();
    private boolean crowded;
    private int crowdsExpected;
    private boolean silentRegisters;
    private final Queue<Runnable> duringPause = new ArrayDeque<>();
    private final Queue<Runnable> duringRest = new ArrayDeque<>();
    private final BreakpointEngine breakpoints;
    private final Tracer tracer;

    public FakeWorld() {
        this(List.of(SCRATCH));
    }

    public FakeWorld(List<MemoryRange> scratch) {
        breakpoints = new BreakpointEngine(group -> scratch, () -> silentRegisters);
        tracer = new Tracer(
                kernel,
                kernel,
                new NoTime(),
                pid -> new FakeArchitecture(),
                List.of(breakpoints, new StepEngine(breakpoints::leavesAlone, (group, address) -> Optional.empty())),
                new TraceLog(() -> false),
                loop::add,
                () -> {});
    }

    public FakeKernel kernel() {
        return kernel;
    }

    public Tracer tracer() {
        return tracer;
    }

    public BreakpointEngine breakpoints() {
        return breakpoints;
    }

    public Queue<Runnable> loop() {
        return loop;
    }

    /** Others are busy from now on, or no longer. */
    public void crowd(boolean value) {
        crowded = value;
    }

    /** How often the tracer has said that many threads are about to stop or to run. */
    public int crowdsExpected() {
        return crowdsExpected;
    }

    /** Debug registers do nothing from now on. */
    public void silenceDebugRegisters() {
        silentRegisters = true;
    }

    /** Happens once, while the tracer polls. */
    public void duringPause(Runnable event) {
        duringPause.add(event);
    }

    /** Happens once, when the tracer gives its processor to others. */
    public void duringRest(Runnable event) {
        duringRest.add(event);
    }

    /** The bell rings for a task. */
    public void ring(int tid) {
        tracer.rung(tid);
        settle();
    }

    /** Runs what is due, and lets the tracer see everything that has happened. */
    public void settle() {
        for (Runnable task = loop.poll(); task != null; task = loop.poll()) {
            task.run();
        }
        tracer.collect();
    }

    private static void happensOnce(Queue<Runnable> events) {
        Runnable event = events.poll();
        if (event != null) {
            event.run();
        }
    }

    private final class NoTime implements SpinClock {
        private long now;

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public void pause() {
            now += 1_000;
            happensOnce(duringPause);
        }

        @Override
        public void rest() {
            now += 100_000;
            happensOnce(duringRest);
        }

        @Override
        public void expectCrowd() {
            crowdsExpected++;
        }

        @Override
        public boolean isFull() {
            return crowded;
        }

        @Override
        public long patienceNanos() {
            return 5_000;
        }
    }
}
