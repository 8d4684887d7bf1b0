package dev.utraced.linux.permission;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The reasons that ptrace(2) names under "Ptrace access mode checking", in the order in which the kernel looks at them, and then that of
 * the process's memory, with what to do about each.
 */
final class Causes {
    private static final String NEEDS_CAPABILITY =
            "run the server with CAP_SYS_PTRACE (as root; in a container --cap-add=SYS_PTRACE)";

    private static final List<Function<Attempt, Optional<String>>> ALL = List.of(
            Causes::filter,
            Causes::userNamespace,
            Causes::user,
            Causes::group,
            Causes::notDumpable,
            Causes::capabilities,
            Causes::yama,
            Causes::memory);

    private Causes() {}

    /** All that stand in the way, for who removes one wants to know of the next. Each is a sentence without its full stop. */
    static List<String> of(Attempt attempt) {
        List<String> found =
                ALL.stream().flatMap(cause -> cause.apply(attempt).stream()).toList();
        return found.isEmpty() ? List.of(securityModule(attempt)) : found;
    }

    private static Optional<String> filter(Attempt attempt) {
        return attempt.filtered()
                ? Optional.of("a seccomp filter forbids the server every use of ptrace: start its container with"
                        + " --cap-add=SYS_PTRACE or --security-opt seccomp=unconfined")
                : Optional.empty();
    }

    private static Optional<String> userNamespace(Attempt attempt) {
        return attempt.server().mayTraceAll() && !attempt.capabilitiesReach()
                ? Optional.of("the process is in another user namespace, where the server's capabilities do not count:"
                        + " run the server in the process's user namespace or outside of all (as root of the host)")
                : Optional.empty();
    }

    private static Optional<String> user(Attempt attempt) {
        return attempt.mayTraceAll() || attempt.sameUser()
                ? Optional.empty()
                : Optional.of("the process runs as " + user(attempt.process().userId()) + ", the server as "
                        + user(attempt.server().userId()) + ": run the server as that user, or " + NEEDS_CAPABILITY);
    }

    private static Optional<String> group(Attempt attempt) {
        return attempt.mayTraceAll() || attempt.sameGroup() || !attempt.sameUser()
                ? Optional.empty()
                : Optional.of("the process runs in group "
                        + Integer.toUnsignedString(attempt.process().groupId()) + ", the server in "
                        + Integer.toUnsignedString(attempt.server().groupId()) + ": run the server in that group, or "
                        + NEEDS_CAPABILITY);
    }

    private static String user(int id) {
        return id == 0 ? "root" : "user " + Integer.toUnsignedString(id);
    }

    private static Optional<String> notDumpable(Attempt attempt) {
        return attempt.mayTraceAll() || attempt.dumpable()
                ? Optional.empty()
                : Optional.of("the process is not dumpable (it was started set-user-id or from a file that only may be"
                        + " executed, or has asked for it by prctl): " + NEEDS_CAPABILITY);
    }

    private static Optional<String> capabilities(Attempt attempt) {
        List<String> lacked = attempt.server().lackedFrom(attempt.process());
        return attempt.mayTraceAll() || lacked.isEmpty()
                ? Optional.empty()
                : Optional.of("the process has capabilities that the server has not (" + first(lacked) + "): "
                        + NEEDS_CAPABILITY);
    }

    private static String first(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(3, names.size()))) + (names.size() > 3 ? " ..." : "");
    }

    private static Optional<String> yama(Attempt attempt) {
        return switch (attempt.yamaScope().orElse(0)) {
            case 0 -> Optional.empty();
            case 1 ->
                unlessCapable(
                        attempt,
                        "kernel.yama.ptrace_scope is 1, so only programs that the server itself starts may be traced:"
                                + " sysctl kernel.yama.ptrace_scope=0, or " + NEEDS_CAPABILITY);
            case 2 ->
                unlessCapable(
                        attempt,
                        "kernel.yama.ptrace_scope is 2, so only CAP_SYS_PTRACE allows it: " + NEEDS_CAPABILITY);
            default ->
                Optional.of("kernel.yama.ptrace_scope is 3: until the machine is started anew without it,"
                        + " nobody can trace anything");
        };
    }

    private static Optional<String> unlessCapable(Attempt attempt, String cause) {
        return attempt.mayTraceAll() ? Optional.empty() : Optional.of(cause);
    }

    /** Not among those of ptrace(2), but the kernel asks for it all the same, when /proc/PID/mem is opened. */
    private static Optional<String> memory(Attempt attempt) {
        return attempt.mayOpenMemory()
                ? Optional.empty()
                : Optional.of("the process's memory is a file of " + user(attempt.owner())
                        + ", which the server may not open: run the server as that user, or with CAP_DAC_OVERRIDE"
                        + " (in a container --cap-add=DAC_OVERRIDE)");
    }

    private static String securityModule(Attempt attempt) {
        return attempt.serverLabel()
                .map(label -> "a security module seems to forbid it: the server is labelled '" + label
                        + "', the process '" + attempt.label().orElse("?")
                        + "'; the audit log or dmesg may say more. For a container there is --security-opt"
                        + " apparmor=unconfined or label=disable")
                .orElse("nothing that the server can see forbids it: perhaps a security module does, or the process is"
                        + " traced from outside of the server's pid namespace");
    }
}
