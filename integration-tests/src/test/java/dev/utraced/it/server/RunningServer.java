package dev.utraced.it.server;

import dev.utraced.it.process.ChildProcess;
import java.util.regex.MatchResult;

/** A server that listens. */
public final class RunningServer implements AutoCloseable {
    private final ChildProcess process;
    private final String address;

    private RunningServer(ChildProcess process, String address) {
        this.process = process;
        this.address = address;
    }

    static RunningServer awaited(ChildProcess process) {
        try {
            MatchResult listening = process.stderr().await("^Listening on (?:port (\\d+)|unix:(.+))$");
            return new RunningServer(
                    process, listening.group(1) != null ? "127.0.0.1:" + listening.group(1) : listening.group(2));
        } catch (AssertionError e) {
            process.close();
            throw e;
        }
    }

    /** Of a server that listens on TCP. */
    public int port() {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1));
    }

    /** As gdb's {@code target remote} takes it: an address, or the path of a Unix socket. */
    public String address() {
        return address;
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
