package dev.utraced.linux.permission;

import dev.utraced.linux.sys.TaskCredentials;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What can be seen of a server that was refused, and of the process that it wanted.
 *
 * @param filtered whether ptrace is refused to the server whatever it is about
 * @param serverUserNamespace its identity
 * @param userNamespace the process's; empty where the server may not see it
 * @param yamaScope {@code kernel.yama.ptrace_scope}; empty: no Yama
 * @param dumpable whether the process is what ptrace(2) calls dumpable, as far as that shows
 * @param serverLabel of a security module; empty: none
 * @param label the process's
 */
record Attempt(
        TaskCredentials server,
        TaskCredentials process,
        boolean filtered,
        String serverUserNamespace,
        Optional<String> userNamespace,
        OptionalInt yamaScope,
        boolean dumpable,
        Optional<String> serverLabel,
        Optional<String> label) {
    /** Fixed in the kernel (PROC_USER_INIT_INO in include/linux/proc_ns.h). */
    private static final String FIRST_USER_NAMESPACE = "user:[4026531837]";

    /** Whether the server's CAP_SYS_PTRACE, should it have it, is good for this process: capabilities reach into namespaces further in. */
    boolean capabilitiesReach() {
        return serverUserNamespace.equals(FIRST_USER_NAMESPACE)
                || userNamespace.filter(serverUserNamespace::equals).isPresent();
    }

    boolean mayTraceAll() {
        return server.mayTraceAll() && capabilitiesReach();
    }

    /** Who owns the files in {@code /proc} that only their owner may open, such as the memory: proc(5). */
    int owner() {
        return dumpable ? process.userId() : 0;
    }

    boolean mayOpenMemory() {
        return server.fileUserId() == owner() || server.mayOpenAllFiles() && capabilitiesReach();
    }

    boolean sameUser() {
        return process.userIds().subList(0, 3).stream().allMatch(id -> id == server.userId());
    }

    boolean sameGroup() {
        return process.groupIds().subList(0, 3).stream().allMatch(id -> id == server.groupId());
    }
}
