package dev.utraced.linux.sys;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Some lines of {@code /proc/PID/status}.
 *
 * @param state the kernel's letter, see {@link TaskStat}
 * @param threadGroup the process that the task is a thread of
 * @param tracerPid the thread that traces it, which need not be its process's main one; 0: nobody
 * @param namespacePids the thread's numbers, from this server's PID namespace inwards; the last is its own idea of it
 * @param namespaceThreadGroups the same of its process
 * @param userId real user
 * @param signals which signals it blocks, ignores, catches and has waiting
 */
public record TaskStatus(
        char state,
        int threadGroup,
        int parentPid,
        int tracerPid,
        List<Integer> namespacePids,
        List<Integer> namespaceThreadGroups,
        int userId,
        SignalSets signals) {
    public TaskStatus {
        namespacePids = List.copyOf(namespacePids);
        namespaceThreadGroups = List.copyOf(namespaceThreadGroups);
    }

    /** Whether its tracer, or job control, has stopped it. */
    public boolean stopped() {
        return state == 't' || state == 'T';
    }

    /** Whether it has ended and waits for its parent (or its last thread). */
    public boolean zombie() {
        return state == 'Z' || state == 'X';
    }

    static TaskStatus parse(String text) {
        int threadGroup = number(text, "Tgid");
        return new TaskStatus(
                value(text, "State").orElseThrow().charAt(0),
                threadGroup,
                number(text, "PPid"),
                number(text, "TracerPid"),
                numbers(text, "NSpid").orElseGet(() -> List.of(number(text, "Pid"))),
                numbers(text, "NStgid").orElseGet(() -> List.of(threadGroup)),
                numbers(text, "Uid").orElseThrow().get(0),
                new SignalSets(
                        mask(text, "SigPnd") | mask(text, "ShdPnd"),
                        mask(text, "SigBlk"),
                        mask(text, "SigIgn"),
                        mask(text, "SigCgt")));
    }

    private static long mask(String text, String key) {
        return value(text, key).map(bits -> Long.parseUnsignedLong(bits, 16)).orElse(0L);
    }

    private static int number(String text, String key) {
        return Integer.parseInt(value(text, key).orElseThrow());
    }

    private static Optional<List<Integer>> numbers(String text, String key) {
        return value(text, key)
                .map(values -> Arrays.stream(values.split("\\s+"))
                        .map(Integer::valueOf)
                        .toList());
    }

    /** A name cannot forge a line: the kernel escapes its line feeds. @return empty: a kernel without PID namespaces, say */
    private static Optional<String> value(String text, String key) {
        int start = text.indexOf("\n" + key + ":");
        if (start < 0) {
            return Optional.empty();
        }
        start += key.length() + 2;
        return Optional.of(text.substring(start, text.indexOf('\n', start)).strip());
    }
}
