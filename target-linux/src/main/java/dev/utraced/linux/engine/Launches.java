package dev.utraced.linux.engine;

import dev.utraced.linux.trace.ExitStatus;
import dev.utraced.linux.trace.ThreadGroup;
import dev.utraced.target.LaunchOutcome;
import dev.utraced.target.StopReason;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Programs on their way up: a shell and a wrapper call exec before the program itself does. */
final class Launches {
    /** What posix_spawn's child exits with when its exec fails. */
    private static final int EXEC_FAILED = 127;

    private final Map<Integer, Launch> pending = new HashMap<>();
    private final IntConsumer ended;

    /** @param ended hears of each process that ends, by its pid */
    Launches(IntConsumer ended) {
        this.ended = ended;
    }

    private static final class Launch {
        private final Consumer<LaunchOutcome> outcome;
        private int execsToCome;
        private boolean started;

        private Launch(int execsToCome, Consumer<LaunchOutcome> outcome) {
            this.execsToCome = execsToCome;
            this.outcome = outcome;
        }
    }

    /** @param execs how often exec is called until the program is there, that included */
    void begin(int pid, int execs, Consumer<LaunchOutcome> outcome) {
        pending.put(pid, new Launch(execs, outcome));
    }

    boolean isPending(ThreadGroup group) {
        return !pending.isEmpty() && pending.containsKey(group.pid());
    }

    /** @return whether the program is there now */
    boolean execed(ThreadView view) {
        Launch launch = pending.get(view.id().pid());
        launch.started = true;
        launch.execsToCome--;
        if (launch.execsToCome > 0) {
            return false;
        }
        pending.remove(view.id().pid());
        view.stopsWith(new StopReason.Stepped(), 0);
        view.take();
        launch.outcome.accept(new LaunchOutcome.Launched(view.id()));
        return true;
    }

    void processEnded(ThreadGroup group) {
        ended.accept(group.pid());
    }

    /**
     * The program has ended on its way up. Where not even the first exec has worked, whoever called exec knows why, and tells.
     */
    void ended(ThreadGroup group, ExitStatus status) {
        Launch launch = pending.remove(group.pid());
        if (!launch.started && status.equals(new ExitStatus.Exited(EXEC_FAILED))) {
            return;
        }
        String how = status instanceof ExitStatus.Exited exited
                ? "exited with code " + exited.code()
                : "was ended by signal " + ((ExitStatus.Killed) status).signal();
        launch.outcome.accept(new LaunchOutcome.Failed("During startup program " + how + "."));
    }
}
