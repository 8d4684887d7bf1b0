package dev.utraced.linux.discovery;

import dev.utraced.linux.sys.ProcFs;
import dev.utraced.linux.sys.TaskStatus;
import dev.utraced.target.Container;
import dev.utraced.target.ProcessFinder;
import dev.utraced.target.ProcessId;
import dev.utraced.target.TargetException;
import dev.utraced.target.VisibleProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The processes that {@code /proc} shows. */
public final class LinuxProcessFinder implements ProcessFinder {
    private static final int MOST_CANDIDATES = 20;

    private final ProcFs procFs;
    private final Path root;
    private final ProgramNames programs;

    public LinuxProcessFinder(ProcFs procFs) {
        this(procFs, Path.of("/"));
    }

    /** @param root of the file system that container runtimes keep their files in */
    LinuxProcessFinder(ProcFs procFs, Path root) {
        this.procFs = procFs;
        this.root = root;
        this.programs = new ProgramNames(procFs);
    }

    @Override
    public ProcessId find(String description) {
        return isNumber(description)
                ? numbered(description)
                : only(description, matches(description), "no process matches " + description);
    }

    /** The server's own numbers come first: only one that is not there can be a process's own idea of itself. */
    private ProcessId numbered(String number) {
        int pid = Integer.parseInt(number);
        if (procFs.status(pid).isPresent()) {
            return new ProcessId(pid);
        }
        List<VisibleProcess> found =
                processes().stream().filter(process -> process.ownPid() == pid).toList();
        return only(number, found, "there is no process " + number + " that this server can see");
    }

    private static ProcessId only(String description, List<VisibleProcess> found, String none) {
        if (found.isEmpty()) {
            throw new TargetException(none);
        }
        if (found.size() > 1) {
            throw new TargetException(description + " may be any of " + found.size() + " processes: "
                    + found.stream()
                            .limit(MOST_CANDIDATES)
                            .map(VisibleProcess::toString)
                            .collect(Collectors.joining(", "))
                    + (found.size() > MOST_CANDIDATES ? " ..." : ""));
        }
        return found.get(0).process();
    }

    private static boolean isNumber(String description) {
        return !description.isEmpty()
                && description.length() < 10
                && description.chars().allMatch(Character::isDigit);
    }

    @Override
    public List<VisibleProcess> matches(String description) {
        Description wanted = Description.parse(description);
        List<VisibleProcess> there = processes().stream().filter(wanted.place()).toList();
        return wanted.program().isPresent()
                ? there.stream()
                        .filter(process -> isCalled(process, wanted.program().get()))
                        .toList()
                : firstOfEach(there);
    }

    private boolean isCalled(VisibleProcess process, String program) {
        boolean byOwnPid = process.container().isPresent()
                && Integer.toString(process.ownPid()).equals(program);
        return byOwnPid || programs.of(process.process().pid()).contains(program);
    }

    /** A container's first process is the one with the pid 1 in there; where it shares its pid namespace, those that came from outside. */
    private List<VisibleProcess> firstOfEach(List<VisibleProcess> processes) {
        List<VisibleProcess> first =
                processes.stream().filter(process -> process.ownPid() == 1).toList();
        if (!first.isEmpty()) {
            return first;
        }
        Set<Integer> pids =
                processes.stream().map(process -> process.process().pid()).collect(Collectors.toSet());
        return processes.stream()
                .filter(process -> !pids.contains(parent(process.process().pid())))
                .toList();
    }

    private int parent(int pid) {
        return procFs.status(pid).map(TaskStatus::parentPid).orElse(0);
    }

    @Override
    public List<VisibleProcess> processes() {
        ContainerNames names = names();
        List<VisibleProcess> all = new ArrayList<>();
        for (int pid : Arrays.stream(procFs.processes()).sorted().toArray()) {
            procFs.status(pid)
                    .filter(status -> !status.zombie() && procFs.hasMemory(pid))
                    .ifPresent(status -> all.add(describe(pid, ownPid(status), names)));
        }
        return all;
    }

    private ContainerNames names() {
        return new ContainerNames(procFs, root);
    }

    private static int ownPid(TaskStatus status) {
        List<Integer> numbers = status.namespaceThreadGroups();
        return numbers.get(numbers.size() - 1);
    }

    private VisibleProcess describe(int pid, int ownPid, ContainerNames names) {
        Optional<Container> container =
                ControlGroup.of(procFs.controlGroups(pid)).map(names::of);
        return new VisibleProcess(new ProcessId(pid), ownPid, programs.of(pid).get(0), container);
    }
}
