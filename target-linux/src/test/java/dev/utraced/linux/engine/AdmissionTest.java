package dev.utraced.linux.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.utraced.linux.puppet.Puppet;
import dev.utraced.linux.sys.LoopUrgency;
import dev.utraced.linux.sys.ProcFs;
import dev.utraced.linux.sys.ProcessorLoad;
import dev.utraced.linux.sys.StandardStreams;
import dev.utraced.linux.sys.TaskStatus;
import dev.utraced.linux.trace.SpinClock;
import dev.utraced.linux.trace.TraceLog;
import dev.utraced.target.DebugTarget;
import dev.utraced.target.ProcessId;
import dev.utraced.target.ProcessRules;
import dev.utraced.target.ProcessTraits;
import dev.utraced.target.TargetException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Rules about real processes. The test's thread is the loop. */
final class AdmissionTest {
    private static final int PATIENCE_SECONDS = 20;

    private final BlockingQueue<Runnable> loop = new LinkedBlockingQueue<>();
    private final List<ProcessTraits> asked = new ArrayList<>();

    /** As if the process became another program between two looks at it. */
    private ProcessRules refusingFrom(int nth) {
        return new ProcessRules() {
            @Override
            public boolean allowAll() {
                return false;
            }

            @Override
            public Optional<String> refusal(ProcessTraits process) {
                asked.add(process);
                return asked.size() >= nth ? Optional.of("not any more") : Optional.empty();
            }
        };
    }

    private DebugTarget target(ProcessRules rules) {
        ProgramIo io = new ProgramIo(
                StandardStreams.awayFromPackets(), false, Optional.empty(), OutputStream.nullOutputStream());
        SpinClock clock = SpinClock.system(ProcessorLoad.system(), LoopUrgency.system());
        return new LinuxTargets(loop::add, io, text -> {}, rules, new TraceLog(() -> false), clock).open(() -> {});
    }

    private static int tracer(int pid) {
        return ProcFs.system().status(pid).map(TaskStatus::tracerPid).orElseThrow();
    }

    private void runUntilUntraced(int pid) throws InterruptedException {
        while (tracer(pid) != 0) {
            Runnable task = loop.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(task).isNotNull();
            task.run();
        }
    }

    @Test
    void whatMayNotBeHadOnceItIsHeldIsLetGoOf() throws InterruptedException {
        try (Puppet puppet = Puppet.start()) {
            int pid = puppet.pid();
            DebugTarget target = target(refusingFrom(2));

            assertThatThrownBy(() -> target.lifecycle().attach(new ProcessId(pid)))
                    .isInstanceOf(TargetException.class)
                    .hasMessage("Cannot attach to process " + pid + ": not any more");

            assertThat(asked).hasSize(2);
            assertThat(target.threads().processes()).isEmpty();
            runUntilUntraced(pid);
            assertThat(ProcFs.system().status(pid).orElseThrow().stopped()).isFalse();
        }
    }

    @Test
    void processesAreDescribedAsTheyAre() throws InterruptedException {
        try (Puppet puppet = Puppet.start()) {
            int pid = puppet.pid();
            DebugTarget target = target(refusingFrom(3));
            target.lifecycle().attach(new ProcessId(pid));
            target.close(true);
            runUntilUntraced(pid);

            ProcessTraits traits = asked.get(0);
            assertThat(asked).containsOnly(traits);
            assertThat(traits.program()).isEqualTo(ProcFs.system().executable(pid));
            assertThat(traits.users())
                    .containsExactly(ProcFs.system().status(pid).orElseThrow().userId());
            assertThat(traits.controlGroups()).isNotEmpty().allMatch(path -> path.startsWith("/"));
        }
    }
}
