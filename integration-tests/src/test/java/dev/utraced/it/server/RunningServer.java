package dev.utraced.it.server;

import dev.utraced.it.process.ChildProcess;
import java.util.regex.MatchResult;

/** A server that listens. */
public final class RunningServer implements AutoCloseable {
    private final ChildProcess process;
    private final int port;

    private RunningServer(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    static RunningServer awaited(ChildProcess process) {
        try {
            MatchResult listening = process.stderr().await("^Listening on port (\\d+)");
            return new RunningServer(process, Integer.parseInt(listening.group(1)));
        } catch (AssertionError e) {
            process.close();
            throw e;
        }
    }

    public int port() {
        return port;
    }

    /** As gdb's {@code target remote} takes it. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    public ChildProcess process() {
        return process;
    }

    /** The process id of the program that the server was told to start, from its own announcement. */
    public long launchedPid() {
        return Long.parseLong(
                process.stderr().await("^Process .* created; pid = (\\d+)").group(1));
    }

    /** For failure messages: what the server and the program that it launched have written. */
    public String said() {
        return "stdout: %s%nstderr: %s"
                .formatted(process.stdout().text(), process.stderr().text());
    }

    @Override
    public void close() {
        process.close();
    }
}
