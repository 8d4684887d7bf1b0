package dev.utraced.linux.sys;

import com.sun.jna.NativeLibrary;
import java.lang.ref.Reference;
import java.util.List;
import java.util.Map;

/**
 * One posix_spawn(3). The child gets default signal dispositions, an empty signal mask, a process group of its own and none of the
 * server's files but the standard three. Blocks its thread until the program runs or has failed.
 */
final class SpawnCall {
    private static final short SETPGROUP = 2;
    private static final short SETSIGDEF = 4;
    private static final short SETSIGMASK = 8;
    private static final int SIGNAL_SET_BYTES = 128;
    private static final int O_RDONLY = 0;
    private static final int O_WRONLY = 1;
    private static final int O_RDWR = 2;
    private static final int O_NOCTTY = 0400;
    private static final int FIRST_EXTRA_FILE = 3;

    /** More than any C library's posix_spawnattr_t and posix_spawn_file_actions_t. */
    private static final int OPAQUE_BYTES = 1024;

    private final Scratch actions = new Scratch(OPAQUE_BYTES);
    private final Scratch attributes = new Scratch(OPAQUE_BYTES);
    private final Scratch pid = new Scratch(Integer.BYTES);

    /**
     * @param pid 0 where there is no child to reap
     * @param problem what to tell people; empty for success
     */
    record Result(int pid, String problem) {}

    Result run(SpawnRequest request, String path, Rendezvous rendezvous) {
        NativeStrings arguments = new NativeStrings(request.arguments());
        NativeStrings environment = new NativeStrings(settings(request.environment()));
        SpawnLibc.posix_spawn_file_actions_init(actions.address());
        SpawnLibc.posix_spawnattr_init(attributes.address());
        try {
            setAttributes();
            addActions(request, rendezvous);
            int error = SpawnLibc.posix_spawn(
                    pid.address(),
                    NativeStrings.terminated(path),
                    actions.address(),
                    attributes.address(),
                    arguments.address(),
                    environment.address());
            return error == 0
                    ? new Result(pid.bytes().getInt(0), "")
                    : new Result(0, ProgramSearch.explain(path, new Errno(error)));
        } finally {
            SpawnLibc.posix_spawn_file_actions_destroy(actions.address());
            SpawnLibc.posix_spawnattr_destroy(attributes.address());
            Reference.reachabilityFence(arguments);
            Reference.reachabilityFence(environment);
        }
    }

    private static List<String> settings(Map<String, String> environment) {
        return environment.entrySet().stream()
                .map(entry -> entry.getKey() + '=' + entry.getValue())
                .sorted()
                .toList();
    }

    private void setAttributes() {
        // All bits, and so also the two signals that the C library keeps to itself and would leave ignored.
        Scratch all = new Scratch(SIGNAL_SET_BYTES);
        for (int at = 0; at < SIGNAL_SET_BYTES; at += Long.BYTES) {
            all.bytes().putLong(at, -1L);
        }
        check("setsigdefault", SpawnLibc.posix_spawnattr_setsigdefault(attributes.address(), all.address()));
        Scratch none = new Scratch(SIGNAL_SET_BYTES);
        check("setsigmask", SpawnLibc.posix_spawnattr_setsigmask(attributes.address(), none.address()));
        short flags = SETPGROUP | SETSIGDEF | SETSIGMASK;
        check("setflags", SpawnLibc.posix_spawnattr_setflags(attributes.address(), flags));
        Reference.reachabilityFence(all);
        Reference.reachabilityFence(none);
    }

    /** In this order: all that can fail comes before the child reports, and what it reports by is closed at the end. */
    private void addActions(SpawnRequest request, Rendezvous rendezvous) {
        addStreams(request.streams());
        request.workingDirectory()
                .ifPresent(folder -> invoke(
                        "posix_spawn_file_actions_addchdir_np",
                        actions.address(),
                        NativeStrings.terminated(folder.toString())));
        addOpen(FIRST_EXTRA_FILE, rendezvous.arrival().toString(), O_WRONLY);
        addOpen(FIRST_EXTRA_FILE, rendezvous.departure().toString(), O_RDONLY);
        addCloseExtraFiles();
    }

    private void addStreams(StandardStreams streams) {
        streams.input().ifPresent(path -> addOpen(0, path.toString(), O_RDONLY));
        if (streams.output() instanceof StandardStreams.Output.ToTerminal terminal) {
            addOpen(1, terminal.device().toString(), O_RDWR | O_NOCTTY);
            addCopy(1, 2);
        } else if (streams.output() instanceof StandardStreams.Output.ToStandardError) {
            addCopy(2, 1);
        }
    }

    private void addCopy(int fd, int newFd) {
        check("adddup2", SpawnLibc.posix_spawn_file_actions_adddup2(actions.address(), fd, newFd));
    }

    private void addOpen(int fd, String path, int flags) {
        check("addopen " + path, SpawnLibc.posix_spawn_file_actions_addopen(actions.address(), fd, path, flags, 0));
    }

    /** One by one where the C library is older than glibc 2.34. */
    private void addCloseExtraFiles() {
        try {
            invoke("posix_spawn_file_actions_addclosefrom_np", actions.address(), FIRST_EXTRA_FILE);
        } catch (UnsatisfiedLinkError e) {
            for (int fd : ProcFs.system().openFiles()) {
                if (fd >= FIRST_EXTRA_FILE) {
                    SpawnLibc.posix_spawn_file_actions_addclose(actions.address(), fd);
                }
            }
        }
    }

    private static void invoke(String function, Object... arguments) {
        check(function, NativeLibrary.getInstance("c").getFunction(function).invokeInt(arguments));
    }

    private static void check(String what, int error) {
        if (error != 0) {
            throw new KernelException("posix_spawn: " + what, new Errno(error));
        }
    }
}
