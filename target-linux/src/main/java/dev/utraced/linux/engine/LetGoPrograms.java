package dev.utraced.linux.engine;

import dev.utraced.linux.sys.Kernel;
import dev.utraced.linux.sys.WaitStatus;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Programs that were started here and that no client holds any more. They are this server's children all the same: somebody has to
 * reap them, and the terminal that they may own goes back to whoever waits for this server.
 */
final class LetGoPrograms {
    private final Kernel kernel;
    private final IntConsumer ended;
    private final Set<Integer> pids = new HashSet<>();
    private Runnable done = () -> {};

    /** @param ended hears the pid of each one that ends */
    LetGoPrograms(Kernel kernel, IntConsumer ended) {
        this.kernel = kernel;
        this.ended = ended;
    }

    void add(int pid) {
        pids.add(pid);
    }

    boolean any() {
        return !pids.isEmpty();
    }

    /** @param then called when the last one has ended */
    void whenNone(Runnable then) {
        done = then;
    }

    /**
     * A task has something to report.
     *
     * @param isTraced whether it is a tracee, perhaps again, and the report its tracer's
     * @return whether the report was that of a program of these
     */
    boolean hear(int tid, boolean isTraced) {
        if (isTraced || !pids.contains(tid)) {
            return false;
        }
        WaitStatus status = kernel.pollChild(tid);
        if (status instanceof WaitStatus.Exited
                || status instanceof WaitStatus.Killed
                || status instanceof WaitStatus.NoChild) {
            gone(tid);
        }
        return true;
    }

    /** A program has ended, traced or not. */
    void gone(int pid) {
        if (pids.remove(pid)) {
            ended.accept(pid);
            if (pids.isEmpty()) {
                done.run();
            }
        }
    }
}
