package dev.utraced.linux.sys;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code /proc}. A process can vanish at any call, and what it leaves is an empty answer. Any thread; nothing is kept.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc.5.html">proc(5)</a>
 */
public final class ProcFs {
    private static final int[] NONE = {};

    private static final int FOLDER_LINKS = 2;

    /** Twice what the longest line, of {@code stat}, can have. */
    private static final int LINE_BYTES = 2048;

    private final Path root;

    /** @param root {@code /proc}, or a folder that looks like it */
    public ProcFs(Path root) {
        this.root = root;
    }

    public static ProcFs system() {
        return new ProcFs(Path.of("/proc"));
    }

    /** How many processors of the machine are switched on, whether this server may use them or not; 1 where that is not to be seen. */
    public int processors() {
        return (int) Math.max(
                1,
                read("stat").stream()
                        .flatMap(String::lines)
                        .filter(line -> line.startsWith("cpu") && !line.startsWith("cpu "))
                        .count());
    }

    /** All processes that this server can see, in no order. */
    public int[] processes() {
        return numbersIn(root);
    }

    /** The threads of a process, in the kernel's order: of creation. Empty where it has gone. */
    public int[] tasks(int pid) {
        return numbersIn(root.resolve(pid + "/task"));
    }

    /**
     * How many threads {@link #tasks} would list, without making the list: so many more links than a folder's own two has theirs
     * ({@code proc_task_getattr} in fs/proc/base.c). 0 where the process has gone.
     */
    public int taskCount(int pid) {
        try {
            return (int) Files.getAttribute(root.resolve(pid + "/task"), "unix:nlink") - FOLDER_LINKS;
        } catch (IOException e) {
            return 0;
        }
    }

    /** The live children of one thread of this server; see {@link #listsChildren}. */
    public int[] children(int tid) {
        return read("self/task/" + tid + "/children").map(ProcFs::numbers).orElse(NONE);
    }

    /** Whether {@link #children} can answer: the kernel is built with CONFIG_PROC_CHILDREN, as distributions do. */
    public boolean listsChildren() {
        return Files.exists(root.resolve("thread-self/children"));
    }

    /** The calling thread's number. */
    public int currentTask() {
        try {
            Path link = Files.readSymbolicLink(root.resolve("thread-self"));
            return Integer.parseInt(link.getFileName().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** This server's number here, which is not what getpid(2) gives where {@code /proc} is that of another pid namespace. */
    public int ownProcess() {
        return Integer.parseInt(link("self").orElseThrow());
    }

    /** This server's open file descriptors. */
    public int[] openFiles() {
        return numbersIn(root.resolve("self/fd"));
    }

    /** A process's name, which is its main thread's. */
    public Optional<String> name(int pid) {
        return readLine(pid + "/comm").map(String::stripTrailing);
    }

    public Optional<TaskStat> stat(int pid, int tid) {
        return readLine(pid + "/task/" + tid + "/stat").map(TaskStat::parse);
    }

    /** @param tid of any thread: its main thread's number finds the process, too */
    public Optional<TaskStatus> status(int tid) {
        return read(tid + "/status").map(TaskStatus::parse);
    }

    public Optional<TaskCredentials> credentials(int tid) {
        return read(tid + "/status").map(TaskCredentials::parse);
    }

    /** Whether a task has memory of its own: not so the kernel's own threads, and what has ended. */
    public boolean hasMemory(int tid) {
        return readLine(tid + "/statm").filter(line -> !line.startsWith("0 ")).isPresent();
    }

    /** The user that owns a process's files here: its own effective one, or root where the process is not dumpable. */
    public OptionalInt owner(int pid) {
        try {
            return OptionalInt.of((int) Files.getAttribute(root.resolve(pid + "/stat"), "unix:uid"));
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }

    /** What tells a namespace from others of its kind, {@code user}, {@code pid}, {@code mnt} ...; only who may trace may look. */
    public Optional<String> namespace(int pid, String kind) {
        return link(pid + "/ns/" + kind);
    }

    /** The label that a security module has put on a process: an AppArmor profile, an SELinux context. */
    public Optional<String> securityLabel(int pid) {
        return readLine(pid + "/attr/current")
                .map(label -> label.replace('\0', ' ').strip());
    }

    /** {@code kernel.yama.ptrace_scope}; empty where there is no Yama. */
    public OptionalInt yamaScope() {
        return readLine("sys/kernel/yama/ptrace_scope")
                .map(line -> OptionalInt.of(Integer.parseInt(line.strip())))
                .orElse(OptionalInt.empty());
    }

    /** The control groups that a process is in, a line for each hierarchy: cgroups(7). */
    public List<String> controlGroups(int pid) {
        return read(pid + "/cgroup").map(text -> text.lines().toList()).orElse(List.of());
    }

    /** Its words; none of a kernel thread, and of a process that has ended. */
    public List<String> commandLine(int pid) {
        return read(pid + "/cmdline")
                .filter(text -> !text.isEmpty())
                .map(text -> List.of(text.split("\0")))
                .orElse(List.of());
    }

    /** What the program file's link says: a path in the process's own mount namespace, with " (deleted)" behind one that has gone. */
    public Optional<String> executable(int pid) {
        return link(pid + "/exe");
    }

    /** The folder that a process takes for the root of all: {@code /} unless it is in a chroot. */
    public Optional<String> rootFolder(int pid) {
        return link(pid + "/root");
    }

    private Optional<String> link(String path) {
        try {
            return Optional.of(Files.readSymbolicLink(root.resolve(path)).toString());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The first bytes of the program file, 64 or fewer; none where the process has gone or may not be looked at. */
    public byte[] executableHeader(int pid) {
        try (InputStream in = new FileInputStream(new File(root.toFile(), pid + "/exe"))) {
            return in.readNBytes(64);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    /** 4 or 8: how wide the addresses of the program are that a process runs. */
    public OptionalInt wordSizeBytes(int pid) {
        OptionalInt byFile = WordSize.ofProgram(root.resolve(pid + "/exe"));
        return byFile.isPresent() ? byFile : WordSize.ofAuxv(root.resolve(pid + "/auxv"));
    }

    /** A file of one line, by one call: this is asked for each of thousands of threads. */
    private Optional<String> readLine(String path) {
        try (InputStream in = new FileInputStream(new File(root.toFile(), path))) {
            byte[] line = new byte[LINE_BYTES];
            int length = in.read(line);
            return length <= 0
                    ? Optional.empty()
                    : Optional.of(new String(line, 0, length, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<String> read(String path) {
        try (InputStream in = new FileInputStream(new File(root.toFile(), path))) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static int[] numbers(String text) {
        return text.isBlank()
                ? NONE
                : Arrays.stream(text.strip().split(" "))
                        .mapToInt(Integer::parseInt)
                        .toArray();
    }

    /** {@link File#list} rather than streams of paths: a process can have thousands of threads, and is listed again and again. */
    private static int[] numbersIn(Path folder) {
        String[] names = folder.toFile().list();
        if (names == null) {
            return NONE;
        }
        int[] numbers = new int[names.length];
        int count = 0;
        for (String name : names) {
            if (name.charAt(0) <= '9') {
                numbers[count++] = Integer.parseInt(name);
            }
        }
        return count == numbers.length ? numbers : Arrays.copyOf(numbers, count);
    }
}
