package dev.utraced.linux.trace;

import dev.utraced.linux.sys.Kernel;
import dev.utraced.linux.sys.KernelException;
import dev.utraced.linux.sys.TaskStatus;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes hold of all threads of a process that makes and ends threads meanwhile: their list is read until all are held that the kernel
 * counts, or it shows nothing new.
 *
 * <p>A thread that is listed and gone when it is to be seized is something new, too. It may have made another one, which is not in that
 * list: either it came later, or the kernel ended the list where the thread had gone ({@code next_tid} in fs/proc/base.c). So threads that
 * each live for some 50 us, and each make the next one, would otherwise stay ahead.
 */
final class Seizure {
    /** How often nothing new has to show up. */
    private static final int CLEAN_LISTS = 2;

    /** After so many lists in a row with nothing to take hold of, the process is taken as it is. */
    private static final int MOST_IN_VAIN = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Seizure.class);

    private final Kernel kernel;
    private final TaskTable tasks;

    Seizure(Kernel kernel, TaskTable tasks) {
        this.kernel = kernel;
        this.tasks = tasks;
    }

    private enum Outcome {
        SEIZED,
        KNOWN,
        GONE
    }

    /** @throws KernelException where a thread may not be traced */
    void of(ThreadGroup group) {
        Set<Integer> gone = new HashSet<>();
        int inVain = 0;
        for (int clean = 0; clean < CLEAN_LISTS && inVain < MOST_IN_VAIN && !isComplete(group); clean++) {
            inVain++;
            for (int tid : tasks.threads(group.pid())) {
                Outcome outcome = seize(group, tid);
                if (outcome == Outcome.SEIZED) {
                    inVain = 0;
                }
                if (outcome == Outcome.SEIZED || outcome == Outcome.GONE && gone.add(tid)) {
                    clean = -1;
                }
            }
        }
        if (inVain == MOST_IN_VAIN) {
            LOG.warn("pid {}: threads come and go too fast to be traced", group.pid());
        }
    }

    /**
     * Whether the kernel counts as many threads as we hold. Then it is them that it counts, since one that is held stays until we have
     * heard of its end: no other is there, and none has to be looked for in a list of thousands. That may change while some of them have
     * not stopped ({@link Census}).
     */
    private boolean isComplete(ThreadGroup group) {
        int held = 0;
        for (Tracee tracee : group.tracees()) {
            held += tracee.isOver() ? 0 : 1;
        }
        return tasks.threadCount(group.pid()) == held;
    }

    /**
     * A task that has ended and waits for its process answers EPERM. So does one that is ours already: it was made by a thread that we
     * have seized, whose report is still to come.
     */
    private Outcome seize(ThreadGroup group, int tid) {
        if (group.tracee(tid).isPresent()) {
            return Outcome.KNOWN;
        }
        try {
            if (!kernel.seize(tid, group.wasLaunched(), tid == group.pid())) {
                return Outcome.GONE;
            }
        } catch (KernelException e) {
            if (tasks.isZombie(tid)) {
                return Outcome.GONE;
            }
            if (isOurs(group, tid)) {
                return Outcome.KNOWN;
            }
            throw e;
        }
        group.addSeized(tid);
        return Outcome.SEIZED;
    }

    private boolean isOurs(ThreadGroup group, int tid) {
        return !group.tracees().isEmpty() && tracerOf(group.livingTid()) == tracerOf(tid);
    }

    private int tracerOf(int tid) {
        return tasks.status(tid).map(TaskStatus::tracerPid).orElse(0);
    }
}
