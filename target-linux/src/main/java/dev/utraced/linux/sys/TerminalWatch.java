package dev.utraced.linux.sys;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/**
 * Looks after what one program writes, on a thread of its own: it rings the loop, which reads when it likes, or, where nobody reads
 * there, copies to the server's own output, which may take its time.
 */
public final class TerminalWatch {
    private static final int BUFFER_BYTES = 4096;

    private final PseudoTerminal terminal;
    private final Executor loop;
    private final Runnable rung;
    private final OutputStream elsewhere;
    private final Semaphore permit = new Semaphore(0);
    private volatile boolean copying;

    /**
     * @param rung called on the loop when there is something to read, or never will be again
     * @param elsewhere where it goes while copying
     */
    public TerminalWatch(PseudoTerminal terminal, Executor loop, Runnable rung, OutputStream elsewhere) {
        this.terminal = terminal;
        this.loop = loop;
        this.rung = rung;
        this.elsewhere = elsewhere;
    }

    /** The thread ends when the program and all that it has started have closed the terminal. */
    public void start() {
        Thread thread = new Thread(this::run, "terminal");
        thread.setDaemon(true);
        thread.start();
    }

    /** On the loop: all has been read; ring when there is more. */
    public void arm() {
        permit.release();
    }

    /** On the loop: from now on what the program writes goes elsewhere, and the loop reads no more; or the other way round. */
    public void copy(boolean copy) {
        copying = copy;
        permit.release();
    }

    private void run() {
        while (!terminal.hasEnded()) {
            terminal.awaitOutput();
            permit.drainPermits();
            if (copying) {
                copy();
            } else {
                loop.execute(rung);
                permit.acquireUninterruptibly();
            }
        }
        loop.execute(terminal::close);
    }

    private void copy() {
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES);
        while (copying && terminal.read(bytes.clear()) > 0) {
            try {
                elsewhere.write(bytes.array(), 0, bytes.position());
                elsewhere.flush();
            } catch (IOException e) {
                continue; // nobody reads the server's output either: what the program writes is of no interest
            }
        }
    }
}
