package dev.utraced.linux.sys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Whether the machine's processors are all taken. One thread at a time; looks at most every few milliseconds, by one system call.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_loadavg.5.html">proc_loadavg(5), the fourth field</a>
 */
public final class ProcessorLoad implements BooleanSupplier {
    private static final long FRESH_NANOS = 5_000_000;

    /** Of the line, which is shorter. */
    private static final int LINE_BYTES = 128;

    private final Path procFs;
    private final int processors;
    private final LongSupplier nanoClock;
    private final ByteBuffer line = ByteBuffer.allocateDirect(LINE_BYTES);
    private @org.jspecify.annotations.Nullable FileChannel loadavg;
    private boolean crowded;
    private long staleAt;

    /** @param processors of the whole machine: the kernel's figure counts the tasks of all */
    ProcessorLoad(Path procFs, int processors, LongSupplier nanoClock) {
        this.procFs = procFs;
        this.processors = processors;
        this.nanoClock = nanoClock;
        this.staleAt = nanoClock.getAsLong();
    }

    public static ProcessorLoad system() {
        return new ProcessorLoad(Path.of("/proc"), ProcFs.system().processors(), System::nanoTime);
    }

    /** Whether a task that becomes runnable now, besides the caller, finds no processor free. False where nobody can tell. */
    @Override
    public boolean getAsBoolean() {
        long now = nanoClock.getAsLong();
        if (now - staleAt >= 0) {
            staleAt = now + FRESH_NANOS;
            crowded = runnableTasks() >= processors;
        }
        return crowded;
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
