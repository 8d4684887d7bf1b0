package dev.utraced.linux.sys;

/** One process on its way to its exec. Until then it runs in the memory of this server: do not write to it. Loop thread. */
public final class Spawn {
    private final int pid;
    private final Rendezvous rendezvous;
    private final Terminal terminal;

    Spawn(int pid, Rendezvous rendezvous, Terminal terminal) {
        this.pid = pid;
        this.rendezvous = rendezvous;
        this.terminal = terminal;
    }

    /** Also the number of its process group. */
    public int pid() {
        return pid;
    }

    /** Lets it go on to its exec, in the foreground of the server's terminal where the server is. */
    public void release() {
        terminal.give(pid);
        rendezvous.release();
    }

    /** Ends it before its exec. Nothing more is heard of it. */
    public void abandon() {
        rendezvous.abandon();
        Libc.kill(pid, LinuxSignals.SIGKILL);
    }
}
