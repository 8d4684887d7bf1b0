package dev.utraced.linux.sys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.puppet.Puppet;
import dev.utraced.linux.puppet.PuppetProgram;
import dev.utraced.linux.sys.WaitStatus.NoChild;
import dev.utraced.linux.sys.WaitStatus.TraceEventStop;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Launches real programs; the test's thread is the loop. */
final class Launching implements AutoCloseable {
    static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/bin:/bin");

    final Loop loop = new Loop();
    final LinuxKernel kernel = new LinuxKernel();
    final Puppet puppet = Puppet.unstarted(PuppetProgram.NATIVE);
    private final Spawner spawner;

    /** @param fifos where FIFOs may be made */
    Launching(Path... fifos) {
        spawner = new Spawner(loop, ProcFs.system(), Urgency.niceness(), List.of(fifos));
    }

    @Override
    public void close() {
        puppet.close();
        loop.runUntil(() -> puppet.pid() == 0 || kernel.poll(puppet.pid()) instanceof NoChild);
    }

    static SpawnRequest request(List<String> arguments) {
        return new SpawnRequest(arguments, ENVIRONMENT, Optional.empty(), true, StandardStreams.shared());
    }

    static SpawnRequest in(Path workingDirectory, List<String> arguments) {
        return new SpawnRequest(arguments, ENVIRONMENT, Optional.of(workingDirectory), true, StandardStreams.shared());
    }

    void run(List<String> puppetLine) {
        run(request(puppetLine));
    }

    /** Launches the puppet and lets it run. */
    void run(SpawnRequest request) {
        int pid = launched(request);
        assertThat(kernel.resume(pid, ResumeMode.CONTINUE, 0)).isTrue();
        assertThat(puppet.awaitReady()).isEqualTo(pid);
    }

    /** Launches a program up to its exec stop. */
    int launched(SpawnRequest request) {
        Observer observer = new Observer();
        Spawn spawn = blocked(request, observer);
        assertThat(kernel.seize(spawn.pid(), true, false)).isTrue();
        assertThat(kernel.poll(spawn.pid())).isEqualTo(new WaitStatus.Nothing());
        spawn.release();
        assertThat(next(spawn.pid())).isEqualTo(new TraceEventStop(PtraceEvent.EXEC));
        assertThat(observer.reason).isEmpty();
        return spawn.pid();
    }

    /** Starts a program and waits until it is blocked. */
    Spawn blocked(SpawnRequest request, Observer observer) {
        spawner.start(request, observer);
        loop.runUntil(() -> observer.spawn.isPresent());
        return observer.spawn.get();
    }

    String failure(SpawnRequest request) {
        Observer observer = new Observer();
        spawner.start(request, observer);
        loop.runUntil(() -> observer.spawn.isPresent() || observer.reason.isPresent());
        observer.spawn.ifPresent(spawn -> {
            assertThat(kernel.seize(spawn.pid(), true, false)).isTrue();
            spawn.release();
        });
        loop.runUntil(() -> observer.reason.isPresent());
        return observer.reason.get();
    }

    WaitStatus next(int pid) {
        WaitStatus[] status = new WaitStatus[1];
        loop.runUntil(() -> {
            status[0] = kernel.poll(pid);
            return !(status[0] instanceof WaitStatus.Nothing);
        });
        return status[0];
    }

    static final class Observer implements SpawnObserver {
        Optional<Spawn> spawn = Optional.empty();
        Optional<String> reason = Optional.empty();

        @Override
        public void blocked(Spawn blocked) {
            spawn = Optional.of(blocked);
        }

        @Override
        public void failed(String why) {
            reason = Optional.of(why);
        }
    }
}
