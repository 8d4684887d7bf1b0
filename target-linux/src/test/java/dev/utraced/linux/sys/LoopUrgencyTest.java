package dev.utraced.linux.sys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopUrgencyTest {
    private static final long SECOND = 1_000_000_000;

    @TempDir
    Path procFs;

    private volatile long now;
    private final LoopUrgency urgency = new LoopUrgency(new Scheduling(), () -> now);

    /** A test's steps, on a thread of their own, which ends with its urgency. */
    private interface Steps {
        void run(Turn before) throws IOException;
    }

    private static void onALoop(Steps steps) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        new Thread(() -> {
                    try {
                        Turn before = Turn.own();
                        assumeThat(mayBeRealTime()).as("may be real-time").isTrue();
                        steps.run(before);
                        end.complete(null);
                    } catch (Throwable e) {
                        end.completeExceptionally(e);
                    }
                })
                .start();
        try {
            end.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private static boolean mayBeRealTime() {
        CompletableFuture<Boolean> may = new CompletableFuture<>();
        new Thread(() -> may.complete(new Scheduling().writeRealTimeForItAlone(Scheduling.SELF))).start();
        return may.join();
    }

    private void look(int runnable) throws IOException {
        Files.writeString(procFs.resolve("loadavg"), "0.00 0.00 0.00 " + runnable + "/100 200\n");
        new ProcessorLoad(procFs, 2, 2, () -> now, urgency::looked).isFull();
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
            new ProcessorLoad(procFs, 8, 2, () -> now, urgency::looked).isFull();
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
