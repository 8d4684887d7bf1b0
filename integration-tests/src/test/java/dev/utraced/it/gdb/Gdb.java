package dev.utraced.it.gdb;

import dev.utraced.it.process.Deadline;
import dev.utraced.it.process.Program;
import dev.utraced.it.server.RunningServer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** A real gdb in a slim vocabulary. Anything that it does not know is one {@link #cli} away. */
public final class Gdb implements AutoCloseable {
    private final GdbProcess process;
    private final Deque<Stop> stops = new ArrayDeque<>();
    private final StringBuilder console = new StringBuilder();
    private final StringBuilder log = new StringBuilder();
    private int lastToken;

    private Gdb(GdbProcess process) {
        this.process = process;
    }

    /** A gdb without a program, with the settings that a user has out of the box, but never a question or a pager. */
    public static Gdb start() {
        return start(GdbProgram.installed());
    }

    static Gdb start(GdbProgram program) {
        Gdb gdb = bare(program);
        for (String setting : List.of(
                "mi-async on", "confirm off", "pagination off", "width 0", "height 0", "debuginfod enabled off")) {
            gdb.mi("-gdb-set " + setting);
        }
        return gdb;
    }

    /** A gdb as an IDE starts it, with no setting made. */
    static Gdb bare(GdbProgram program) {
        return new Gdb(new GdbProcess(program.with("-nx", "-q", "-i=mi3")));
    }

    public void file(Program program) {
        mi("-file-exec-and-symbols " + program.path());
    }

    /** {@code target remote}. */
    public void connect(RunningServer server) {
        connect(server.address());
    }

    /** {@code target remote HOST:PORT}. */
    public void connect(String address) {
        mi("-target-select remote " + address);
    }

    /** {@code target extended-remote}. */
    public void connectExtended(RunningServer server) {
        connectExtended(server.address());
    }

    /** {@code target extended-remote HOST:PORT}. */
    public void connectExtended(String address) {
        mi("-target-select extended-remote " + address);
    }

    /** {@code target remote | COMMAND}: gdb starts the server itself and talks to its standard input and output. */
    public void connectToCommand(String command) {
        mi("-target-select remote | " + command);
    }

    /** {@code target extended-remote | COMMAND}: the same, and the server stays without a process. */
    public void connectExtendedToCommand(String command) {
        mi("-target-select extended-remote | " + command);
    }

    /** {@code break WHERE}, where the place may come with a condition as in {@code f if x == 1}; gives gdb's answer. */
    public String breakAt(String where) {
        return cli("break " + where);
    }

    public Stop run() {
        return resume("-exec-run");
    }

    public Stop cont() {
        return resume("-exec-continue");
    }

    public Stop step() {
        return resume("-exec-step");
    }

    public Stop next() {
        return resume("-exec-next");
    }

    public Stop stepInstruction() {
        return resume("-exec-step-instruction");
    }

    public Stop finish() {
        return resume("-exec-finish");
    }

    public Stop until(String where) {
        return resume("-exec-until " + where);
    }

    /**
     * Lets the program run and comes back at once. gdb says that it runs before it has told the server; another command is carried out
     * after that.
     */
    public void contInBackground() {
        stops.clear();
        mi("-exec-continue");
        mi("-list-features");
    }

    /** What Ctrl-C does. */
    public Stop interrupt() {
        mi("-exec-interrupt");
        return awaitStop();
    }

    /** Resumes by a command of the machine interface and waits for the stop. */
    public Stop resume(String command) {
        stops.clear();
        mi(command);
        return awaitStop();
    }

    /** Resumes by a command line such as {@code signal SIGUSR1} and waits for the stop. */
    public Stop resumeCli(String command) {
        stops.clear();
        cli(command);
        return awaitStop();
    }

    /** Waits for the next stop that has not been asked about. */
    public Stop awaitStop() {
        Deadline deadline = Deadline.fromNow();
        while (stops.isEmpty()) {
            take(process.next(deadline, "a stop"));
        }
        return stops.removeFirst();
    }

    /** Attaches to a process and waits until it is held. */
    public Stop attach(long pid) {
        return resume("-target-attach " + pid);
    }

    public void detach() {
        mi("-target-detach");
    }

    /** {@code kill}: the program, not gdb. */
    public void killProgram() {
        cli("kill");
    }

    /** The value of an expression as gdb prints it. */
    public String print(String expression) {
        return mi("-data-evaluate-expression " + quoted(expression))
                .get("value")
                .toString();
    }

    public long printLong(String expression) {
        return Long.decode(print("(long long) (" + expression + ")"));
    }

    public String infoThreads() {
        return cli("info threads");
    }

    public String backtrace() {
        return cli("backtrace");
    }

    public String backtraceAll() {
        return cli("thread apply all backtrace");
    }

    /** Runs a command as a user types it and gives what it prints. */
    public String cli(String command) {
        console.setLength(0);
        mi("-interpreter-exec console " + quoted(command));
        return console.toString();
    }

    /** What gdb and the program have shown since the last {@link #cli}. */
    public String shown() {
        return console.toString();
    }

    /** Runs a command that must fail and gives the message. */
    public String cliError(String command) {
        try {
            String printed = cli(command);
            throw new AssertionError("no error from '%s', but: %s".formatted(command, printed));
        } catch (GdbError e) {
            return e.getMessage();
        }
    }

    /** Tries to continue, which must fail because of the breakpoints, and waits for gdb's complaint. */
    public void contIsRefused(String complaint) {
        log.setLength(0);
        contInBackground();
        Deadline deadline = Deadline.fromNow();
        while (log.indexOf(complaint) < 0) {
            take(process.next(deadline, complaint));
        }
    }

    /** Runs a command of the machine interface and gives the fields of its result. */
    public Map<String, Object> mi(String command) {
        int token = ++lastToken;
        process.write(token + command);
        Deadline deadline = Deadline.fromNow();
        while (true) {
            MiRecord record = process.next(deadline, command);
            take(record);
            if (record instanceof MiRecord.Result result && result.token() == token) {
                if (result.outcome().equals("error")) {
                    throw new GdbError(command, result.fields().get("msg").toString());
                }
                return result.fields();
            }
        }
    }

    private void take(MiRecord record) {
        if (record instanceof MiRecord.Console text) {
            console.append(text.text());
        } else if (record instanceof MiRecord.Log complaint) {
            log.append(complaint.text());
        } else if (record instanceof MiRecord.Event event && event.name().equals("stopped")) {
            stops.add(Stop.of(event));
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Kills gdb itself, as if it had crashed. */
    public void killGdb() {
        process.kill();
    }

    /** The whole conversation, for failure messages. */
    public String transcript() {
        return process.transcript();
    }

    @Override
    public void close() {
        process.close();
    }
}
