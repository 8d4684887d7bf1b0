package dev.utraced.linux.sys;

import java.util.List;

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
        int threadGroup = StatusText.number(text, "Tgid");
        return new TaskStatus(
                StatusText.value(text, "State").orElseThrow().charAt(0),
                threadGroup,
                StatusText.number(text, "PPid"),
                StatusText.number(text, "TracerPid"),
                StatusText.numbers(text, "NSpid").orElseGet(() -> List.of(StatusText.number(text, "Pid"))),
                StatusText.numbers(text, "NStgid").orElseGet(() -> List.of(threadGroup)),
                StatusText.numbers(text, "Uid").orElseThrow().get(0),
                new SignalSets(
                        StatusText.mask(text, "SigPnd") | StatusText.mask(text, "ShdPnd"),
                        StatusText.mask(text, "SigBlk"),
                        StatusText.mask(text, "SigIgn"),
                        StatusText.mask(text, "SigCgt")));
    }
}
