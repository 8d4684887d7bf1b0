package dev.utraced.linux.trace;

import dev.utraced.linux.sys.ProcFs;
import dev.utraced.linux.sys.TaskStatus;
import java.util.Optional;

/** What {@code /proc} says of tasks, as far as tracing needs it. */
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

    static TaskTable of(ProcFs procFs) {
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
        };
    }
}
