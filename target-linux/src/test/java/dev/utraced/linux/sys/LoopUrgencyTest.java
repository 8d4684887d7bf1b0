package dev.utraced.linux.sys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopUrgencyTest {
    private static final long SECOND = 1_000_000_000;

    @TempDir
    Path procFs;

    private volatile long now;
    private final LoopUrgency urgency = new LoopUrgency(new Scheduling(), () -> now);

    @BeforeEach
    void needsTheRight() throws IOException, InterruptedException {
        Machine.assumeGrantsRealTime();
    }

    /** A test's steps, on a thread of their own, which ends with its urgency. */
    private interface Steps {
        void run(Turn before) throws IOException;
    }

    private static void onALoop(Steps steps) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        new Thread(() -> {
                    try {
                        Turn before = Turn.own();
                        steps.run(before);
                        end.complete(null);
                    } catch (Throwable e) {
                        end.completeExceptionally(e);
                    }
                })
                .start();
        end.join();
    }

    private void look(int runnable) throws IOException {
        Files.writeString(procFs.resolve("loadavg"), "0.00 0.00 0.00 " + runnable + "/100 200\n");
        look(2, 2);
    }

    private void look(int processors, int ours) {
        ProcessorLoad load = new ProcessorLoad(procFs, processors, ours, () -> now);
        load.tell(urgency::looked);
        load.isFull();
    }

    @Test
    void theLoopIsRealTimeInACrowdAndAnOrdinaryThreadASecondBehindIt() {
        onALoop(before -> {
            urgency.begin();
            Turn calm = Turn.own();
            assertThat(calm).isEqualTo(before.lessNice(20));
            look(5);
            look(4);
            look(5);
            assertThat(Turn.own()).isEqualTo(calm);
            look(5);
            assertThat(Turn.own().isRealTime()).isTrue();
            now += SECOND - 1;
            look(1);
            assertThat(Turn.own().isRealTime()).isTrue();
            now += 1;
            look(1);
            assertThat(Turn.own()).isEqualTo(calm);
        });
    }

    @Test
    void eachCrowdLetsTheSecondBeginAnew() {
        onALoop(before -> {
            urgency.begin();
            urgency.crowd();
            now += SECOND - 1;
            urgency.crowd();
            now += SECOND - 1;
            look(1);
            assertThat(Turn.own().isRealTime()).isTrue();
        });
    }

    @Test
    void whoMaySeeAPartOfTheMachineOnlyIsRealTime() {
        onALoop(before -> {
            urgency.begin();
            look(8, 2);
            assertThat(Turn.own().isRealTime()).isTrue();
        });
    }

    @Test
    void whatTheLoopStartsIsOrdinaryInACrowdAndAfterIt() {
        onALoop(before -> {
            urgency.begin();
            urgency.crowd();
            assertThat(child()).isEqualTo(new Turn(0, 0));
            now += SECOND;
            look(1);
            assertThat(child()).isEqualTo(new Turn(0, 0));
        });
    }

    private static Turn child() {
        CompletableFuture<Turn> child = new CompletableFuture<>();
        new Thread(() -> child.complete(Turn.own())).start();
        return child.join();
    }

    @Test
    void aThreadThatIsNotOrdinaryIsLeftAlone() {
        onALoop(before -> {
            new Scheduling().writeRealTimeForItAlone(Scheduling.SELF);
            urgency.begin();
            now += SECOND;
            look(1);
            assertThat(Turn.own().isRealTime()).isTrue();
        });
    }
}
