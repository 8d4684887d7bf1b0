package dev.utraced.linux.sys.bpf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * All threads of a process at once. By {@code /proc} the name of each is a file that has to be looked up, opened, formatted, read and closed,
 * some 10 us; here a program of ours runs inside the kernel, and a thousand threads are one read of 0.3 ms.
 *
 * <p>That needs CAP_BPF and CAP_PERFMON or root, Linux 6.1, and the first pid namespace, whose numbers the kernel gives. Where it
 * cannot be had nothing is found, and whoever asks has to go from thread to thread.
 */
public final class ThreadSweep {
    /** So many threads cost as much one by one as it takes to have the program run at them. */
    private static final int PAYS = 16;

    /** Who asks for so many once will do so again. */
    private static final int PAYS_TO_PREPARE = 128;

    private static final Path OWN_NAMESPACE = Path.of("/proc/self/ns/pid");

    /** PROC_PID_INIT_INO of linux/proc_ns.h. */
    private static final String FIRST_NAMESPACE = "pid:[4026531836]";

    private final Executor aside;
    private final Executor loop;
    private Optional<LoadedProgram> program = Optional.empty();
    private boolean prepared;

    /**
     * @param aside where the program is prepared: to find out where this kernel has what takes some 20 ms the first time
     * @param loop the thread that all methods are called on
     */
    public ThreadSweep(Executor aside, Executor loop) {
        this.aside = aside;
        this.loop = loop;
    }

    /** Whether so many take less at once than one by one. Where they will, that is prepared for the next time. */
    boolean paysFor(int threads) {
        if (!prepared && threads >= PAYS_TO_PREPARE) {
            prepared = true;
            aside.execute(() -> {
                Optional<LoadedProgram> loaded = load();
                loop.execute(() -> program = loaded);
            });
        }
        return program.isPresent() && threads >= PAYS;
    }

    /**
     * Shows all threads of a process; those that come or go meanwhile may be missing. It shows none where it takes less to ask one by one, or
     * nothing can be had at once.
     *
     * @param wanted how many of them the caller would ask for one by one
     */
    public void show(int pid, int wanted, Consumer<SweptThread> each) {
        if (paysFor(wanted)) {
            show(pid, each);
        }
    }

    void show(int pid, Consumer<SweptThread> each) {
        if (program.isPresent() && !program.get().run(pid, each)) {
            program.get().close();
            program = Optional.empty();
        }
    }

    private static Optional<LoadedProgram> load() {
        return isFirstNamespace()
                ? KernelTypes.ofThisKernel().flatMap(TaskLayout::in).flatMap(LoadedProgram::of)
                : Optional.empty();
    }

    private static boolean isFirstNamespace() {
        try {
            return Files.readSymbolicLink(OWN_NAMESPACE).toString().equals(FIRST_NAMESPACE);
        } catch (IOException e) {
            return false;
        }
    }
}
