package dev.utraced.linux.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.fake.FakeKernel;
import dev.utraced.linux.fake.FakeMachine;
import dev.utraced.linux.fake.FakeMemory;
import dev.utraced.linux.fake.FakeTask;
import dev.utraced.linux.fake.FakeWorld;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Threads that were just being made when their makers were seized. */
class CensusTest {
    private static final int PID = 100;
    private static final int OTHER = 101;
    private static final int LATE = 102;
    private static final int LATEST = 103;

    private final FakeWorld world = new FakeWorld();
    private final FakeKernel kernel = world.kernel();
    private final FakeTask leader = kernel.process(PID, FakeMemory.START);
    private final FakeTask other = kernel.thread(PID, OTHER, FakeMemory.START);

    private Client attach() {
        kernel.memory(PID).put(FakeMemory.START, FakeMachine.SPIN);
        return new Client(world, world.tracer().seize(PID, false));
    }

    @Test
    void theyAreHeldTooBeforeTheirClientHearsThatAllIsQuiet() {
        Client ada = attach();
        FakeTask late = kernel.thread(PID, LATE, FakeMemory.START);
        assertThat(ada.quiesce()).isTrue();
        assertThat(leader.isRunning() || other.isRunning() || late.isRunning()).isFalse();
        assertThat(late.isSeized()).isTrue();
        ada.continueAll();
        assertThat(ada.seesRunning(LATE) && late.isRunning()).isTrue();
    }

    @Test
    void theyAreFoundWhereTheirMakersEnd() {
        Client ada = attach();
        FakeTask late = kernel.thread(PID, LATE, FakeMemory.START);
        kernel.signal(PID, 10);
        world.ring(PID);
        assertThat(late.isSeized()).isFalse();
        kernel.exits(OTHER, 0);
        world.ring(OTHER);
        assertThat(late.isSeized() && ada.seesRunning(LATE)).isTrue();
    }

    @Test
    void whatTheyHaveBeenMakingIsFoundAsWell() {
        Client ada = attach();
        FakeTask late = kernel.thread(PID, LATE, FakeMemory.START);
        kernel.signal(PID, 10);
        kernel.signal(OTHER, 10);
        world.ring(PID);
        world.ring(OTHER);
        assertThat(late.isSeized()).isTrue();
        FakeTask latest = kernel.thread(PID, LATEST, FakeMemory.START);
        kernel.signal(LATE, 10);
        world.ring(LATE);
        assertThat(latest.isSeized() && ada.seesRunning(LATEST)).isTrue();
    }

    @Test
    void oneListIsEnoughWhereItHasAllThatTheKernelCounts() {
        Client ada = attach();
        assertThat(ada.quiesce()).isTrue();
        assertThat(kernel.listsRead()).isEqualTo(1);
    }

    /** Each lives just long enough to make the next one. */
    private void succeed(int first, int last) {
        kernel.thread(PID, first, FakeMemory.START);
        for (int tid = first; tid < last; tid++) {
            int ending = tid;
            kernel.behindList(() -> {
                kernel.vanishes(ending);
                kernel.thread(PID, ending + 1, FakeMemory.START);
            });
        }
    }

    @Test
    void theyAreFoundWhereEachIsGoneOnceItIsListed() {
        Client ada = attach();
        succeed(LATE, LATE + 5);
        assertThat(ada.quiesce()).isTrue();
        FakeTask found = kernel.task(LATE + 5);
        assertThat(found.isSeized()).isTrue();
        assertThat(found.isRunning()).isFalse();
    }

    @Test
    void thoseThatAreAlwaysGoneOnceTheyAreListedAreGivenUp() {
        Client ada = attach();
        succeed(LATE, LATE + 1000);
        assertThat(ada.quiesce()).isTrue();
        assertThat(kernel.calls().size()).isLessThan(500);
    }

    @Test
    void aLeaderThatHasEndedIsNothingNew() {
        kernel.exits(PID, 0);
        attach();
        assertThat(other.isSeized()).isTrue();
        assertThat(kernel.calls()).filteredOn(("SEIZE " + PID)::equals).hasSizeLessThan(5);
    }

    @Test
    void theyAreHeldBeforeAllIsQuietWhereTheThreadThatIsWaitedForIsGone() {
        Client ada = attach();
        FakeTask late = kernel.thread(PID, LATE, FakeMemory.START);
        kernel.exits(OTHER, 0);
        List<Boolean> heldWhenQuiet = new ArrayList<>();
        ada.quiesce(() -> heldWhenQuiet.add(late.isSeized() && !late.isRunning()));
        assertThat(heldWhenQuiet).containsExactly(true);
    }
}
