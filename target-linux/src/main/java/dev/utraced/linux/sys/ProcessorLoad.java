package dev.utraced.linux.sys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * How much of the machine's processors is taken. One thread at a time; looks at most every few milliseconds, by one system call.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_loadavg.5.html">proc_loadavg(5), the fourth field</a>
 */
public final class ProcessorLoad {
    private static final long FRESH_NANOS = 5_000_000;

    /** Of the line, which is shorter. */
    private static final int LINE_BYTES = 128;

    private final Path procFs;
    private final int processors;
    private final boolean blind;
    private final LongSupplier nanoClock;
    private final ByteBuffer line = ByteBuffer.allocateDirect(LINE_BYTES);
    private Consumer<ProcessorLoad> listener = load -> {};
    private @org.jspecify.annotations.Nullable FileChannel loadavg;
    private int runnable;
    private long staleAt;

    /**
     * @param processors of the whole machine: the kernel's figure counts the tasks of all
     * @param ours how many of them this process may use
     */
    ProcessorLoad(Path procFs, int processors, int ours, LongSupplier nanoClock) {
        this.procFs = procFs;
        this.processors = processors;
        this.blind = ours < processors;
        this.nanoClock = nanoClock;
        this.staleAt = nanoClock.getAsLong();
    }

    public static ProcessorLoad system() {
        return new ProcessorLoad(
                Path.of("/proc"),
                ProcFs.system().processors(),
                Runtime.getRuntime().availableProcessors(),
                System::nanoTime);
    }

    /** From now on this one hears of each look, on the thread that has asked. */
    public void tell(Consumer<ProcessorLoad> listener) {
        this.listener = listener;
    }

    /** Whether this process may use a part of the processors only: that part may be taken while others are free, and nobody sees it. */
    public boolean isBlind() {
        return blind;
    }

    /** Whether a task that becomes runnable now, besides the caller, finds no processor free. False where nobody can tell. */
    public boolean isFull() {
        return runnable() >= processors;
    }

    /**
     * Whether some task that could run has to wait. A caller that polls for what another thread of this machine is about to do asks this:
     * both of them run, and are counted. False where nobody can tell.
     */
    public boolean keepsSomebodyWaiting() {
        return runnable() > processors;
    }

    /** Whether so many tasks could run that those who wait stand in a queue before each processor. False where nobody can tell. */
    public boolean isCrowd() {
        return runnable() > 2 * processors;
    }

    private int runnable() {
        long now = nanoClock.getAsLong();
        if (now - staleAt >= 0) {
            staleAt = now + FRESH_NANOS;
            runnable = runnableTasks();
            listener.accept(this);
        }
        return runnable;
    }

    private int runnableTasks() {
        try {
            if (loadavg == null) {
                loadavg = FileChannel.open(procFs.resolve("loadavg"), StandardOpenOption.READ);
            }
            line.clear();
            return runnableTasks(loadavg.read(line, 0));
        } catch (IOException e) {
            return 0;
        }
    }

    /** The number in front of the slash. */
    private int runnableTasks(int length) {
        int slash = 0;
        while (slash < length && line.get(slash) != '/') {
            slash++;
        }
        int number = 0;
        for (int at = Math.max(0, slash - 1), unit = 1;
                at >= 0 && slash < length && line.get(at) >= '0';
                at--, unit *= 10) {
            number += (line.get(at) - '0') * unit;
        }
        return number;
    }
}
