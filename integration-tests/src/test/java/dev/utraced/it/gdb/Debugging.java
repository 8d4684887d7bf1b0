package dev.utraced.it.gdb;

import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Program;
import dev.utraced.it.server.RunningServer;
import dev.utraced.it.server.ServerUnderTest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What a test works with: servers, gdbs and programs, which end with the test. When the test fails, what all of them have said is
 * printed.
 */
public final class Debugging implements AfterEachCallback {
    private final GdbProgram gdbProgram;
    private final ServerUnderTest serverUnderTest = ServerUnderTest.chosen();
    private final Deque<AutoCloseable> toClose = new ArrayDeque<>();
    private final List<Gdb> gdbs = new ArrayList<>();
    private final List<RunningServer> servers = new ArrayList<>();

    /** With the gdb of this machine. */
    public Debugging() {
        this(GdbProgram.installed());
    }

    public Debugging(GdbProgram gdbProgram) {
        this.gdbProgram = gdbProgram;
    }

    /** A gdb connected to a server that holds {@code program} before its first instruction. */
    public Gdb launched(Program program, Object... arguments) {
        Gdb gdb = gdb();
        gdb.file(program);
        gdb.connect(launching(program, arguments));
        return gdb;
    }

    /** A gdb connected to a {@code --multi} server, ready for {@link Gdb#run}. */
    public Gdb runnable(Program program) {
        Gdb gdb = gdb();
        gdb.file(program);
        gdb.cli("set remote exec-file " + program.path());
        gdb.connectExtended(multi());
        return gdb;
    }

    /** A gdb that shall attach to processes by itself, through a {@code --multi} server. */
    public Gdb attaching() {
        Gdb gdb = gdb();
        gdb.connectExtended(multi());
        return gdb;
    }

    /** A gdb attached to a running process through a {@code --multi} server, without having been given its file. */
    public Gdb attached(ChildProcess process) {
        Gdb gdb = gdb();
        gdb.connectExtended(multi());
        gdb.attach(process.pid());
        return gdb;
    }

    /** A gdb that is connected to nothing. */
    public Gdb gdb() {
        return gdb(gdbProgram);
    }

    /** The same, of another kind than the others. */
    public Gdb gdb(GdbProgram program) {
        return gdb(Gdb.start(program));
    }

    /** A gdb for which an IDE makes all settings. */
    public Gdb gdbOfAnIde() {
        return gdb(Gdb.bare(gdbProgram));
    }

    private Gdb gdb(Gdb gdb) {
        gdbs.add(gdb);
        return closing(gdb);
    }

    public RunningServer multi(String... options) {
        return server(serverUnderTest.multi(options));
    }

    /** The same, started by way of a command that ends in executing it. */
    public RunningServer multiUnder(String... wrapper) {
        return server(serverUnderTest.multiUnder(List.of(wrapper)));
    }

    /** A server that has attached to a process as its command line describes it. */
    public RunningServer attachedTo(String description) {
        return server(serverUnderTest.attachedTo(description));
    }

    public RunningServer launching(Program program, Object... arguments) {
        return server(serverUnderTest.launching(program, arguments));
    }

    public RunningServer attachedTo(ChildProcess process) {
        return server(serverUnderTest.attachedTo(process.pid()));
    }

    /** A server with a command line of its own. */
    public RunningServer started(Object... arguments) {
        return server(serverUnderTest.start(
                Arrays.stream(arguments).map(Object::toString).toList()));
    }

    private RunningServer server(RunningServer server) {
        servers.add(server);
        return closing(server);
    }

    /** The server that was started last. */
    public RunningServer server() {
        return servers.get(servers.size() - 1);
    }

    /** Starts a program outside of any debugger and waits until it says {@code ready}. */
    public ChildProcess running(Program program, Object... arguments) {
        ChildProcess process = closing(program.start(arguments));
        process.stdout().await("^ready");
        return process;
    }

    /** Closes {@code resource} when the test is over. */
    public <T extends AutoCloseable> T closing(T resource) {
        toClose.push(resource);
        return resource;
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        context.getExecutionException().ifPresent(failure -> report(context.getDisplayName()));
        for (AutoCloseable resource : toClose) {
            resource.close();
        }
        toClose.clear();
        gdbs.clear();
        servers.clear();
    }

    private void report(String test) {
        gdbs.forEach(gdb -> System.err.printf("%n--- %s: gdb ---%n%s%n", test, gdb.transcript()));
        servers.forEach(server -> System.err.printf("%n--- %s: server ---%n%s%n", test, server.said()));
    }
}
