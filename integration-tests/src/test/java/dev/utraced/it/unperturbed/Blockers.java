package dev.utraced.it.unperturbed;

import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program with one thread in each system call that waits; it counts what its threads notice. */
final class Blockers implements AutoCloseable {
    private static final Pattern CALL =
            Pattern.compile("call (\\w+) eintr (\\d+) handled (\\d+) other (\\d+) \\((.*)\\)");

    private final ChildProcess process;
    private final long pid;
    private int orders;

    /**
     * What one system call has noticed: EINTRs, handled signals, and returns for any other reason with the last result
     * and error.
     */
    record Noticed(String call, int eintrs, int handled, int others, String lastOther) {}

    Blockers() {
        this(0);
    }

    /** @param idle how many threads more that only sleep */
    Blockers(int idle) {
        Program program = Programs.c("blockers");
        process = program.start(idle);
        pid = Long.parseLong(process.stdout().await("^blockers (\\d+)").group(1));
        process.stdout().await("^ready");
    }

    long pid() {
        return pid;
    }

    /** Sends one signal to each thread, also while the process is held, and comes back when all are sent. */
    void signalEveryThread() {
        order("signal");
    }

    /** Waits until every signal has been handled and every thread waits in its call again. */
    void settle() {
        order("settle");
    }

    List<Noticed> report() {
        order("report");
        return process.stdout()
                .text()
                .lines()
                .map(CALL::matcher)
                .filter(Matcher::matches)
                .map(call -> new Noticed(
                        call.group(1),
                        Integer.parseInt(call.group(2)),
                        Integer.parseInt(call.group(3)),
                        Integer.parseInt(call.group(4)),
                        call.group(5)))
                .toList();
    }

    private void order(String order) {
        orders++;
        process.type(order + "\n");
        process.stdout().await("^done %d$".formatted(orders));
    }

    @Override
    public void close() {
        process.close();
    }
}
