package dev.utraced.linux.permission;

import dev.utraced.linux.sys.Errno;
import dev.utraced.linux.sys.KernelException;
import dev.utraced.linux.sys.ProcFs;
import dev.utraced.linux.sys.TaskCredentials;
import dev.utraced.linux.sys.TaskStatus;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/** Why a process cannot be attached to. */
public final class TraceRefusal {
    /** Fixed in the kernel (PROC_PID_INIT_INO in include/linux/proc_ns.h). */
    private static final String FIRST_PID_NAMESPACE = "pid:[4026531836]";

    private final ProcFs procFs;
    private final int serverPid;
    private final BooleanSupplier filtered;

    /** @param filtered whether ptrace is refused to this server whatever it is about */
    public TraceRefusal(ProcFs procFs, int serverPid, BooleanSupplier filtered) {
        this.procFs = procFs;
        this.serverPid = serverPid;
        this.filtered = filtered;
    }

    /** What can be known without trying. @return empty: nothing speaks against it */
    public Optional<String> beforehand(int pid) {
        Optional<TaskStatus> status = procFs.status(pid);
        if (status.isEmpty()) {
            return refused(pid, "there is no such process" + outside());
        }
        if (pid == serverPid) {
            return refused(pid, "that is this server itself");
        }
        int threadGroup = status.get().threadGroup();
        if (threadGroup != pid) {
            return refused(pid, "it is a thread of process " + named(threadGroup) + ", attach to that");
        }
        if (status.get().zombie() && procFs.tasks(pid).length <= 1) {
            return refused(
                    pid,
                    "it is a zombie - the process has already terminated, and its parent, process "
                            + named(status.get().parentPid()) + ", has not taken note of it yet");
        }
        return procFs.hasMemory(pid) || status.get().zombie()
                ? Optional.empty()
                : refused(pid, "it is a thread of the kernel, which cannot be traced");
    }

    /** Which processes there are at all depends on where one looks from. */
    private String outside() {
        return procFs.namespace(serverPid, "pid")
                        .filter(own -> !own.equals(FIRST_PID_NAMESPACE))
                        .isPresent()
                ? " among those that this server can see: it runs in a pid namespace of its own, as in a container"
                : "";
    }

    /** What the kernel's refusal means. */
    public String explain(int pid, KernelException refusal) {
        OptionalInt tracer = tracer(pid);
        if (tracer.isPresent()) {
            return prefix(pid) + "it is already traced by process " + named(tracer.getAsInt());
        }
        boolean forbidden =
                refusal.errno().equals(Errno.EPERM) || refusal.errno().equals(Errno.EACCES) || filtered.getAsBoolean();
        return forbidden
                ? attempt(pid)
                        .map(attempt -> prefix(pid) + "Operation not permitted: "
                                + String.join("; besides, ", Causes.of(attempt)))
                        .orElseGet(() -> prefix(pid) + "it has just ended")
                : prefix(pid) + refusal.getMessage();
    }

    private OptionalInt tracer(int pid) {
        int thread = procFs.status(pid).map(TaskStatus::tracerPid).orElse(0);
        int process = thread == 0
                ? 0
                : procFs.status(thread).map(TaskStatus::threadGroup).orElse(thread);
        return process == 0 || process == serverPid ? OptionalInt.empty() : OptionalInt.of(process);
    }

    private Optional<Attempt> attempt(int pid) {
        Optional<TaskCredentials> server = procFs.credentials(serverPid);
        Optional<TaskCredentials> process = procFs.credentials(pid);
        if (server.isEmpty() || process.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Attempt(
                server.get(),
                process.get(),
                filtered.getAsBoolean(),
                procFs.namespace(serverPid, "user").orElse(""),
                procFs.namespace(pid, "user"),
                procFs.yamaScope(),
                procFs.owner(pid).orElse(0) == process.get().userId(),
                procFs.securityLabel(serverPid),
                procFs.securityLabel(pid)));
    }

    private Optional<String> refused(int pid, String why) {
        return Optional.of(prefix(pid) + why);
    }

    private static String prefix(int pid) {
        return "Cannot attach to process " + pid + ": ";
    }

    private String named(int pid) {
        return procFs.name(pid).map(name -> pid + " (" + name + ")").orElse(Integer.toString(pid));
    }
}
