package dev.utraced.linux.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.fake.FakeMemory;
import dev.utraced.linux.fake.FakeWorld;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where dozens of threads stop or go at once, the loop is told to make itself urgent before they do. */
class CrowdTest {
    private static final int PID = 100;

    private final FakeWorld world = new FakeWorld();

    private ThreadGroup group(int threads) {
        world.kernel().process(PID, FakeMemory.START);
        for (int i = 1; i < threads; i++) {
            world.kernel().thread(PID, PID + i, FakeMemory.START);
        }
        return world.tracer().seize(PID, false);
    }

    private static RecordingEngine stop(ThreadGroup group) {
        RecordingEngine engine = new RecordingEngine().join(group);
        List.copyOf(group.tracees()).forEach(tracee -> engine.on(tracee.tid()).want(Wish.STOP));
        return engine;
    }

    @ParameterizedTest(name = "{0} threads: {1}")
    @CsvSource({"31, 0", "32, 1", "100, 1"})
    void dozensOfThreadsThatAreAskedToStopAreACrowd(int threads, int crowds) {
        stop(group(threads));
        assertThat(world.crowdsExpected()).isEqualTo(crowds);
    }

    @ParameterizedTest(name = "{0} threads: {1}")
    @CsvSource({"31, 0", "32, 1", "100, 1"})
    void dozensOfThreadsThatAreGivenBackAreACrowd(int threads, int crowds) {
        ThreadGroup group = group(threads);
        RecordingEngine engine = stop(group);
        world.settle();
        int before = world.crowdsExpected();
        group.leave(engine);
        assertThat(world.crowdsExpected() - before).isEqualTo(crowds);
    }
}
