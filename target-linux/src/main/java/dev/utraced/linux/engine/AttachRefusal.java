package dev.utraced.linux.engine;

import dev.utraced.linux.sys.Errno;
import dev.utraced.linux.sys.KernelException;
import dev.utraced.linux.sys.ProcFs;
import dev.utraced.linux.sys.TaskStatus;
import dev.utraced.linux.trace.Tracer;
import dev.utraced.target.TargetException;
import java.util.Optional;

/** Why a process cannot be attached to, in words for the person who asked. */
final class AttachRefusal {
    private final ProcFs procFs;
    private final Tracer tracer;

    AttachRefusal(ProcFs procFs, Tracer tracer) {
        this.procFs = procFs;
        this.tracer = tracer;
    }

    /** What can be known beforehand. */
    void check(int pid) {
        Optional<TaskStatus> status = procFs.status(pid);
        if (status.isEmpty()) {
            throw new TargetException("Cannot attach to process " + pid + ": there is no such process");
        }
        int threadGroup = status.get().threadGroup();
        if (threadGroup != pid) {
            throw new TargetException(
                    "Cannot attach to " + pid + ": it is a thread of process " + threadGroup + ", attach to that");
        }
        boolean gone = status.get().zombie() && procFs.tasks(pid).length <= 1;
        if (gone) {
            throw new TargetException(
                    "Cannot attach to process " + pid + ": it is a zombie - the process has already terminated");
        }
    }

    /** What the kernel's refusal means. */
    TargetException explain(int pid, KernelException refusal) {
        String prefix = "Cannot attach to process " + pid + ": ";
        int other = procFs.status(pid).map(TaskStatus::tracerPid).orElse(0);
        if (other != 0 && tracer.group(pid).isEmpty()) {
            return new TargetException(prefix + "it is already traced by process " + other);
        }
        if (refusal.errno().equals(Errno.EPERM) || refusal.errno().equals(Errno.EACCES)) {
            return new TargetException(prefix + "Operation not permitted. The server must run as the same user or with"
                    + " CAP_SYS_PTRACE, and kernel.yama.ptrace_scope must allow it");
        }
        return new TargetException(prefix + refusal.getMessage());
    }
}
