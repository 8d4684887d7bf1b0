package dev.utraced.linux.sys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class UrgencyTest {
    /** Anybody may be as nice as this. */
    private static final int NICE = 19;

    @Test
    void anUrgentThreadIsBeforeOthersButWhatItStartsIsNot() {
        CompletableFuture<List<Turn>> found = new CompletableFuture<>();
        new Thread(() -> {
                    Turn before = Turn.own();
                    Urgency.raise();
                    Turn raised = Turn.own();
                    CompletableFuture<Turn> child = new CompletableFuture<>();
                    new Thread(() -> child.complete(Turn.own())).start();
                    found.complete(List.of(before, raised, child.join()));
                })
                .start();
        Turn before = found.join().get(0);
        assertThat(found.join().get(1))
                .as("raised, or refused in part, or wholly")
                .isIn(before.realTime(), before.lessNice(20), before);
        Turn child = found.join().get(2);
        assertThat(child.isRealTime()).as("a thread that it starts").isFalse();
        assertThat(child.niceness()).isGreaterThanOrEqualTo(Math.min(before.niceness(), 0));
    }

    @Test
    void whatIsStartedFromThereCanBeMadeAsNiceAsTheServerIs() {
        CompletableFuture<Integer> found = new CompletableFuture<>();
        new Thread(() -> {
                    beNice();
                    int before = Urgency.niceness();
                    Urgency.raise();
                    new Thread(() -> {
                                Urgency.reset(before);
                                new Thread(() -> found.complete(niceness())).start();
                            })
                            .start();
                })
                .start();
        assertThat(found.join()).isEqualTo(NICE);
    }

    @Test
    void threadsOfTheRuntimeThatOursWaitForAreBeforeOthersToo() {
        List<Turn> before = runtimeThreads();
        assertThat(before).hasSize(2);
        Urgency.raiseRuntime(ProcFs.system());
        assertThat(runtimeThreads())
                .as("raised, or refused")
                .isIn(
                        List.of(before.get(0).realTime(), before.get(1).lessNice(10)),
                        List.of(before.get(0).lessNice(20), before.get(1).lessNice(10)),
                        before);
    }

    /** The thread that stops all others and the first compiler. */
    private static List<Turn> runtimeThreads() {
        Map<String, Turn> values = new TreeMap<>(Comparator.reverseOrder());
        for (int tid : ProcFs.system().tasks(ProcFs.system().ownProcess())) {
            String name = ProcFs.system().name(tid).orElse("");
            if (name.equals("VM Thread") || name.startsWith("C1 Compiler")) {
                values.put(name, Turn.of("/proc/self/task/" + tid + "/stat"));
            }
        }
        return List.copyOf(values.values());
    }

    private static void beNice() {
        var scheduling = new Scheduling();
        SchedulingAttributes before = scheduling.ordinary(Scheduling.SELF).orElseThrow();
        scheduling.write(Scheduling.SELF, new SchedulingAttributes(NICE, before.sliceNanos()));
    }

    private static int niceness() {
        return Turn.own().niceness();
    }
}
