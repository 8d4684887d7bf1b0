package dev.utraced.linux.sys;

import java.util.Arrays;
import java.util.List;

/**
 * Who a task is and what it may, from {@code /proc/PID/status}, as seen from this server's user namespace.
 *
 * @param userIds real, effective, saved, file system
 * @param groupIds the same
 * @param permitted capabilities that it may use, in the user namespace that it is in, bit by bit as in capabilities(7)
 * @param effective capabilities that it uses
 * @param seccomp whether a filter decides on its system calls
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_status.5.html">proc_pid_status(5)</a>
 */
public record TaskCredentials(
        List<Integer> userIds, List<Integer> groupIds, long permitted, long effective, boolean seccomp) {
    private static final int FILE_SYSTEM = 3;

    public TaskCredentials {
        userIds = List.copyOf(userIds);
        groupIds = List.copyOf(groupIds);
    }

    public int userId() {
        return userIds.get(1);
    }

    public int groupId() {
        return groupIds.get(1);
    }

    /** The user as whom files are opened. */
    public int fileUserId() {
        return userIds.get(FILE_SYSTEM);
    }

    /** Whether CAP_SYS_PTRACE is in effect. */
    public boolean mayTraceAll() {
        return uses(Capability.SYS_PTRACE);
    }

    /** Whether CAP_DAC_OVERRIDE is in effect. */
    public boolean mayOpenAllFiles() {
        return uses(Capability.DAC_OVERRIDE);
    }

    private boolean uses(Capability capability) {
        return (effective >>> capability.ordinal() & 1) != 0;
    }

    static TaskCredentials parse(String status) {
        return new TaskCredentials(
                StatusText.numbers(status, "Uid").orElseThrow(),
                StatusText.numbers(status, "Gid").orElseThrow(),
                StatusText.mask(status, "CapPrm"),
                StatusText.mask(status, "CapEff"),
                StatusText.numbers(status, "Seccomp").orElse(List.of(0)).get(0) != 0);
    }

    /** The names, as in capabilities(7), of what {@code process} may and this task may not. */
    public List<String> lackedFrom(TaskCredentials process) {
        long lacked = process.permitted & ~effective;
        return Arrays.stream(Capability.values())
                .filter(capability -> (lacked >>> capability.ordinal() & 1) != 0)
                .map(capability -> "CAP_" + capability)
                .toList();
    }

    /** In the order of their numbers, in include/uapi/linux/capability.h. */
    private enum Capability {
        CHOWN,
        DAC_OVERRIDE,
        DAC_READ_SEARCH,
        FOWNER,
        FSETID,
        KILL,
        SETGID,
        SETUID,
        SETPCAP,
        LINUX_IMMUTABLE,
        NET_BIND_SERVICE,
        NET_BROADCAST,
        NET_ADMIN,
        NET_RAW,
        IPC_LOCK,
        IPC_OWNER,
        SYS_MODULE,
        SYS_RAWIO,
        SYS_CHROOT,
        SYS_PTRACE,
        SYS_PACCT,
        SYS_ADMIN,
        SYS_BOOT,
        SYS_NICE,
        SYS_RESOURCE,
        SYS_TIME,
        SYS_TTY_CONFIG,
        MKNOD,
        LEASE,
        AUDIT_WRITE,
        AUDIT_CONTROL,
        SETFCAP,
        MAC_OVERRIDE,
        MAC_ADMIN,
        SYSLOG,
        WAKE_ALARM,
        BLOCK_SUSPEND,
        AUDIT_READ,
        PERFMON,
        BPF,
        CHECKPOINT_RESTORE
    }
}
