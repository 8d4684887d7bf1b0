package dev.utraced.linux.sys.bpf;

import dev.utraced.target.ThreadFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Name and processor of all threads of a process at once. By {@code /proc} each thread is a file that has to be looked up, opened,
 * formatted, read and closed, some 10 us; here a program of ours runs inside the kernel, and a thousand threads are one read of 0.3 ms.
 *
 * <p>That needs CAP_BPF and CAP_PERFMON or root, Linux 6.1, and the first pid namespace, whose numbers the kernel gives. Where it
 * cannot be had there are no facts, and whoever asks looks into {@code /proc}.
 */
public final class ThreadSweep {
    /** So many threads cost as much one by one as it takes to have the program run at them. */
    private static final int PAYS = 16;

    /** As many as it takes for what comes before: some 10 ms, most of it to find out where this kernel has what. */
    private static final int PAYS_FIRST = 512;

    private static final Path OWN_NAMESPACE = Path.of("/proc/self/ns/pid");

    /** PROC_PID_INIT_INO of linux/proc_ns.h. */
    private static final String FIRST_NAMESPACE = "pid:[4026531836]";

    private Optional<LoadedProgram> program = Optional.empty();
    private boolean tried;

    /** Whether to ask for that many threads at once takes less than one by one. */
    public boolean paysFor(int threads) {
        return program.isPresent() ? threads >= PAYS : !tried && threads >= PAYS_FIRST;
    }

    /** By tid; empty where it cannot be had this way. */
    public Map<Integer, ThreadFacts> of(int pid) {
        if (!tried) {
            tried = true;
            program = load();
        }
        Map<Integer, ThreadFacts> facts = new HashMap<>();
        if (program.isPresent() && !program.get().run(pid, facts)) {
            program.get().close();
            program = Optional.empty();
        }
        return facts;
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
