package dev.utraced.benchmark.lab;

import dev.utraced.benchmark.client.DebugSession;
import dev.utraced.benchmark.client.Hex;
import dev.utraced.benchmark.client.Request;
import dev.utraced.benchmark.client.StopReply;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * One server's place in one scenario. Sessions, servers and inferiors that are started here end with it, in the reverse order;
 * {@link #close} may be called from another thread to end a scenario that hangs.
 */
public final class Workbench implements Closeable {
    private final ServerCommand command;
    private final Path program;
    private final Symbols symbols;
    private final Path directory;
    private final Deque<Closeable> started = new ArrayDeque<>();
    private boolean closed;

    public Workbench(ServerCommand command, Path program, Symbols symbols, Path directory) {
        this.command = command;
        this.program = program;
        this.symbols = symbols;
        this.directory = directory;
    }

    public ServerProcess startServer() throws IOException {
        return owned(ServerProcess.start(command, file(command.name() + ".log").toFile()));
    }

    /** A session with a server of its own that debugs nothing yet. */
    public DebugSession connect() throws IOException {
        return connect(startServer());
    }

    public DebugSession connect(ServerProcess server) throws IOException {
        DebugSession session = DebugSession.handshake(owned(server.connect()));
        session.ask(Request.of("!"));
        return session;
    }

    /** The inferior at its first gate, in a session of its own. */
    public Inferior launch(String... arguments) throws IOException {
        return launch(startServer(), arguments);
    }

    /** The same with a server that was started before. */
    public Inferior launch(ServerProcess server, String... arguments) throws IOException {
        DebugSession session = connect(server);
        start(session, run(arguments));
        return Inferior.atGate(session, symbols);
    }

    /** Starts a program by {@code vRun}; it ends with this workbench even if the server forgets it. */
    public StopReply start(DebugSession session, Request run) throws IOException {
        StopReply stop = session.resume(run);
        ProcessHandle.of(stop.pid()).ifPresent(this::killAtTheEnd);
        return stop;
    }

    /** {@code vRun} of the inferior. */
    public Request run(String... arguments) {
        StringBuilder run = new StringBuilder("vRun;").append(Hex.ofText(program.toString()));
        for (String argument : arguments) {
            run.append(';').append(Hex.ofText(argument));
        }
        return Request.of(run.toString());
    }

    /** A process of so many threads, the main thread among them, that sleeps and is traced by nobody. */
    public IdleProcess startIdle(int threads) throws IOException {
        return owned(IdleProcess.start(List.of(program.toString(), "idle=1", "sleeping=" + (threads - 1))));
    }

    /** A place for a file that the benchmark makes. */
    public Path file(String name) {
        return directory.resolve(name);
    }

    /** Ends what was started early, before the scenario is over. */
    public void end(Closeable part) throws IOException {
        synchronized (this) {
            started.remove(part);
        }
        part.close();
    }

    private void killAtTheEnd(ProcessHandle process) {
        try {
            owned(process::destroyForcibly);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized <T extends Closeable> T owned(T part) throws IOException {
        if (closed) {
            part.close();
            throw new IOException("the scenario took too long");
        }
        started.push(part);
        return part;
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        while (!started.isEmpty()) {
            started.pop().close();
        }
    }
}
