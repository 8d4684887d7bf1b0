package dev.utraced.linux.trace;

import dev.utraced.linux.sys.ProcFs;
import dev.utraced.linux.sys.TaskStatus;
import dev.utraced.linux.sys.bpf.SweptThread;
import dev.utraced.linux.sys.bpf.ThreadSweep;
import java.util.Optional;
import java.util.function.Consumer;

/** What the kernel says of tasks, traced or not, as far as tracing needs it. */
public interface TaskTable {
    /** The threads of a process, dead ones that are not reaped included; empty where it has gone. */
    int[] threads(int pid);

    /** How many that would list, at a cost that does not grow with them. */
    int threadCount(int pid);

    Optional<TaskStatus> status(int tid);

    /** Whether it has ended, be it that it is still listed. */
    default boolean isZombie(int tid) {
        return status(tid).map(TaskStatus::zombie).orElse(true);
    }

    /**
     * Shows what the last system call of each thread of a process has come to, as far as threads are stopped. It shows none where it is quicker
     * to ask each of them, or can only be had so.
     *
     * @param wanted of how many threads that is to be known
     */
    default void sweep(int pid, int wanted, Consumer<SweptThread> each) {}

    static TaskTable of(ProcFs procFs, ThreadSweep sweep) {
        return new TaskTable() {
            @Override
            public int[] threads(int pid) {
                return procFs.tasks(pid);
            }

            @Override
            public int threadCount(int pid) {
                return procFs.taskCount(pid);
            }

            @Override
            public Optional<TaskStatus> status(int tid) {
                return procFs.status(tid);
            }

            @Override
            public void sweep(int pid, int wanted, Consumer<SweptThread> each) {
                sweep.show(pid, wanted, each);
            }
        };
    }
}
