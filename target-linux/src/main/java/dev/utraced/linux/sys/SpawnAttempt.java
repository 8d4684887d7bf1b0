package dev.utraced.linux.sys;

import java.util.concurrent.Executor;

/**
 * One launch, on two threads that end with it.
 *
 * <p>posix_spawn suspends the thread that calls it until the child's exec, and this thread's personality and nice value are the child's: it
 * is a thread of its own. The other one waits for the child's arrival at the {@link Rendezvous}.
 */
final class SpawnAttempt {
    private static final int ADDR_NO_RANDOMIZE = 0x0040000;
    private static final long ASK = 0xffff_ffffL;
    private static final int P_PID = 1;
    private static final int WEXITED = 4;

    private final SpawnRequest request;
    private final String path;
    private final Rendezvous rendezvous;
    private final Terminal terminal;
    private final ProcFs procFs;
    private final int niceness;
    private final Executor loop;
    private final SpawnObserver observer;

    /** Written by the waiting thread before it ends. */
    private volatile boolean arrived;

    SpawnAttempt(
            SpawnRequest request,
            String path,
            Rendezvous rendezvous,
            Terminal terminal,
            ProcFs procFs,
            int niceness,
            Executor loop,
            SpawnObserver observer) {
        this.request = request;
        this.path = path;
        this.rendezvous = rendezvous;
        this.terminal = terminal;
        this.procFs = procFs;
        this.niceness = niceness;
        this.loop = loop;
        this.observer = observer;
    }

    void start() {
        thread("spawn", this::spawn).start();
    }

    private void spawn() {
        int tid = procFs.currentTask();
        Thread watcher = thread("spawn-arrival", () -> awaitArrival(tid));
        watcher.start();
        SpawnCall.Result result = attempt();
        rendezvous.endWaiting(watcher);
        if (result.pid() != 0 && (!arrived || rendezvous.abandoned())) {
            reap(result.pid());
        }
        loop.execute(() -> finish(result));
    }

    private SpawnCall.Result attempt() {
        try {
            Urgency.reset(niceness);
            if (request.disableRandomization()) {
                SpawnLibc.personality(SpawnLibc.personality(ASK) | ADDR_NO_RANDOMIZE);
            }
            return new SpawnCall().run(request, path, rendezvous);
        } catch (RuntimeException | UnsatisfiedLinkError e) {
            return new SpawnCall.Result(0, e.getMessage());
        }
    }

    private void awaitArrival(int parentTid) {
        rendezvous.awaitArrival();
        int[] children = procFs.children(parentTid);
        if (children.length > 0) {
            arrived = true;
            Spawn spawn = new Spawn(children[0], rendezvous, terminal);
            loop.execute(() -> observer.blocked(spawn));
        }
    }

    private void finish(SpawnCall.Result result) {
        rendezvous.remove();
        if (!result.problem().isEmpty()) {
            observer.failed(result.problem());
        } else if (!arrived) {
            observer.failed(path + ": killed before it could start");
        }
    }

    /**
     * It has been killed. That its memory is given up, which lets posix_spawn return, comes a moment before it can be waited for: not on
     * the loop. waitid takes nothing but its end, should somebody trace it.
     */
    private static void reap(int pid) {
        while (Libc.waitid(P_PID, pid, 0, WEXITED) < 0 && Libc.errno().equals(Errno.EINTR)) {
            continue;
        }
    }

    private static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
