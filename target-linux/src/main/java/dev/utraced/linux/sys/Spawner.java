package dev.utraced.linux.sys;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Starts programs so that they can be traced from their first instruction on, with no fork in this process and no shell needed.
 * java.lang.Process would not do: the thread with which it reaps would take a tracee's stops away. Loop thread.
 */
public final class Spawner {
    private final Executor loop;
    private final ProcFs procFs;
    private final int niceness;
    private final List<Path> folders;
    private final Terminal terminal = new Terminal();

    /**
     * @param loop runs what observers hear
     * @param niceness of what is started
     */
    public Spawner(Executor loop, ProcFs procFs, int niceness) {
        this(
                loop,
                procFs,
                niceness,
                List.of(
                        Path.of(System.getProperty("java.io.tmpdir")),
                        Path.of("/dev/shm"),
                        Path.of("/run"),
                        Path.of("/var/tmp"),
                        Path.of(".")));
    }

    /** @param folders where FIFOs may be made; a container whose root is read-only has few such places */
    Spawner(Executor loop, ProcFs procFs, int niceness, List<Path> folders) {
        this.loop = loop;
        this.procFs = procFs;
        this.niceness = niceness;
        this.folders = folders;
    }

    /** Returns at once; the observer hears the rest. */
    public void start(SpawnRequest request, SpawnObserver observer) {
        ProgramSearch.Result program = new ProgramSearch(request).find();
        if (program instanceof ProgramSearch.Result.Refused refused) {
            fail(observer, refused.reason());
            return;
        }
        Optional<Path> unreadable = request.streams().input().filter(path -> !Files.isReadable(path));
        if (unreadable.isPresent()) {
            fail(observer, unreadable.get() + ": cannot be read, though the program's input should come from there");
            return;
        }
        if (!procFs.listsChildren()) {
            fail(observer, "the kernel lists no children in /proc (CONFIG_PROC_CHILDREN)");
            return;
        }
        Optional<Rendezvous> rendezvous = Rendezvous.create(folders);
        if (rendezvous.isEmpty()) {
            fail(observer, "no folder to make a FIFO in (tried: " + folders + ")");
            return;
        }
        String path = ((ProgramSearch.Result.Found) program).path();
        new SpawnAttempt(request, path, rendezvous.get(), terminal, procFs, niceness, loop, observer).start();
    }

    private void fail(SpawnObserver observer, String reason) {
        loop.execute(() -> observer.failed(reason));
    }

    /** A process has ended: if it is one that was started here and owns the server's terminal, that is taken back. */
    public void ended(int pid) {
        terminal.takeBack(pid);
    }

    /** The server is about to end, and takes its terminal back from whatever goes on without it. */
    public void close() {
        terminal.takeBack();
    }
}
