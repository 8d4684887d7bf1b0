package dev.utraced.linux.engine;

import dev.utraced.linux.sys.KernelException;
import dev.utraced.linux.sys.LinuxSignals;
import dev.utraced.linux.trace.ThreadGroup;
import dev.utraced.linux.trace.Tracee;
import dev.utraced.linux.tracepoint.TraceExperiment;
import dev.utraced.target.LaunchOutcome;
import dev.utraced.target.LaunchRequest;
import dev.utraced.target.Lifecycle;
import dev.utraced.target.ProcessId;
import dev.utraced.target.TargetException;
import dev.utraced.target.ThreadId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** How the client's processes come and go. */
final class EngineLifecycle implements Lifecycle {
    private final DebuggerEngine engine;
    private final EngineStreams streams;
    private final TraceExperiment experiment;
    private final Admission admission;
    private final Reach reach;
    private final Leavings leavings;
    private boolean closed;

    EngineLifecycle(Belongings client, Reach reach, Leavings leavings) {
        this.engine = client.engine();
        this.streams = client.streams();
        this.experiment = client.experiment();
        this.admission = client.admission();
        this.reach = reach;
        this.leavings = leavings;
        admission.expelBy(this::detach);
    }

    @Override
    public void attach(ProcessId process) {
        if (engine.views().process(process.pid()).isPresent()) {
            throw new TargetException("process " + process + " is being debugged already");
        }
        reach.refusal().beforehand(process.pid()).ifPresent(reason -> {
            throw new TargetException(reason);
        });
        admission.check(process);
        ThreadGroup group = seize(process);
        try {
            // Until it was held, its pid may have become another process's, or the process another program.
            admission.check(process);
        } catch (TargetException e) {
            reach.listening().run();
            group.releaseUnlessKept();
            throw e;
        }
        engage(group, true);
    }

    private ThreadGroup seize(ProcessId process) {
        try {
            return reach.tracer().seize(process.pid(), false);
        } catch (KernelException e) {
            throw new TargetException(reach.refusal().explain(process.pid(), e));
        }
    }

    private void engage(ThreadGroup group, boolean attached) {
        reach.listening().run();
        engine.hold(group, attached);
        for (Tracee tracee : List.copyOf(group.tracees())) {
            if (tracee.isAlive()) {
                engine.follow(tracee);
            }
        }
    }

    @Override
    public void launch(LaunchRequest request, Consumer<LaunchOutcome> outcome) {
        engine.views().checkHolds();
        reach.launcher().launch(request, streams, new Launcher.Steps() {
            @Override
            public void blocked(int pid, int execs) {
                if (closed) {
                    throw new TargetException("its client has gone");
                }
                engine.launches().begin(pid, execs, launch -> outcome.accept(admitted(launch)));
                engage(reach.tracer().seize(pid, true), false);
            }

            @Override
            public void failed(String reason) {
                outcome.accept(new LaunchOutcome.Failed(reason));
            }
        });
    }

    /** The program is there, and has not run one instruction: if it may not be had, it never will. */
    private LaunchOutcome admitted(LaunchOutcome outcome) {
        if (outcome instanceof LaunchOutcome.Launched launched) {
            ProcessId process = launched.thread().process();
            Optional<String> refusal = admission.refusal(process);
            if (refusal.isPresent()) {
                kill(process);
                return new LaunchOutcome.Failed("The program may not be started: " + refusal.get());
            }
        }
        return outcome;
    }

    @Override
    public void detach(ProcessId process) {
        if (engine.pending().removeEnd(process)) {
            return;
        }
        HeldProcess held = engine.views().require(process);
        untoldChildren(process).forEach(this::detach);
        if (engine.views().grip() == Grip.HOLDS) {
            engine.views().threadsOf(process.pid()).forEach(engine.signals()::letGo);
        }
        engine.commands().released(held.group());
        experiment.released(held.group());
        leave(held);
        if (held.group().wasLaunched()) {
            leavings.programs().add(process.pid());
            reach.listening().run();
        }
    }

    @Override
    public void kill(ProcessId process) {
        engine.views().checkHolds();
        if (engine.pending().removeEnd(process)) {
            return;
        }
        HeldProcess held = engine.views().require(process);
        untoldChildren(process).forEach(this::kill);
        reach.kernel().kill(process.pid(), LinuxSignals.SIGKILL);
        held.group().doom();
        engine.commands().leave(held.group());
        leave(held);
        engine.launches().processEnded(held.group());
    }

    /** A child that the client has not been told of goes the way of the process that made it. */
    private List<ProcessId> untoldChildren(ProcessId process) {
        return engine.views().threadsOf(process.pid()).stream()
                .flatMap(view -> view.untaken().stream())
                .flatMap(reason -> reason.made().stream())
                .map(ThreadId::process)
                .filter(child -> !child.equals(process))
                .toList();
    }

    private void leave(HeldProcess held) {
        for (ThreadView view : engine.views().threadsOf(held.group().pid())) {
            engine.pending().remove(view);
            engine.views().remove(view);
            engine.interruption().gone(view);
            engine.quiescence().gone(view);
        }
        engine.views().remove(held.group());
        streams.letGo(held.group().pid());
        engine.threadEvents().forget(held.group());
        held.group().leave(engine);
    }

    /** A program that was started here, and that nobody else drives. */
    private boolean mayBeKilled(HeldProcess held) {
        return engine.views().grip() == Grip.HOLDS
                && held.group().wasLaunched()
                && held.group().isDrivenOnlyBy(engine, engine.commands());
    }

    /** Lets go of everything, and of what is still being started once it is there. */
    void close(boolean killLaunched) {
        closed = true;
        experiment.clientGone();
        for (HeldProcess held : List.copyOf(engine.views().processes())) {
            ProcessId process = new ProcessId(held.group().pid());
            if (!engine.views().processes().contains(held)) {
                continue;
            }
            if (killLaunched && mayBeKilled(held)) {
                kill(process);
            } else {
                detach(process);
            }
        }
        leavings.absent().keep(engine.commands());
        leavings.absent().keep(experiment);
    }
}
