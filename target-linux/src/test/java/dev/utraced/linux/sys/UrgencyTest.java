package dev.utraced.linux.sys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        CompletableFuture<List<Integer>> found = new CompletableFuture<>();
        new Thread(() -> {
                    int before = niceness();
                    Urgency.raise();
                    int raised = niceness();
                    CompletableFuture<Integer> child = new CompletableFuture<>();
                    new Thread(() -> child.complete(niceness())).start();
                    found.complete(List.of(before, raised, child.join()));
                })
                .start();
        int before = found.join().get(0);
        assertThat(found.join().get(1)).as("raised, or refused").isIn(Math.max(-20, before - 20), before);
        assertThat(found.join().get(2)).as("of a thread that it starts").isGreaterThanOrEqualTo(Math.min(before, 0));
    }

    @Test
    void whatIsStartedFromThereCanBeMadeAsNiceAsTheServerIs() {
        CompletableFuture<Integer> found = new CompletableFuture<>();
        CompletableFuture<Void> done = new CompletableFuture<>();
        CompletableFuture<Integer> nice = new CompletableFuture<>();
        new Thread(() -> {
                    beNice();
                    nice.complete(ProcFs.system().currentTask());
                    done.join();
                })
                .start();
        new Thread(() -> {
                    Urgency.raise();
                    Urgency.resetLike(nice.join());
                    new Thread(() -> found.complete(niceness())).start();
                })
                .start();
        assertThat(found.join()).isEqualTo(NICE);
        done.complete(null);
    }

    @Test
    void threadsOfTheRuntimeThatOursWaitForAreBeforeOthersToo() {
        List<Integer> before = runtimeThreads();
        assertThat(before).hasSize(2);
        Urgency.raiseRuntime(ProcFs.system());
        List<Integer> raised = List.of(Math.max(-20, before.get(0) - 15), Math.max(-20, before.get(1) - 10));
        assertThat(runtimeThreads()).as("raised, or refused").isIn(raised, before);
    }

    /** Nice values of the thread that stops all others and of the first compiler. */
    private static List<Integer> runtimeThreads() {
        Map<String, Integer> values = new TreeMap<>(Comparator.reverseOrder());
        for (int tid : ProcFs.system().tasks(ProcFs.system().ownProcess())) {
            String name = ProcFs.system().name(tid).orElse("");
            if (name.equals("VM Thread") || name.startsWith("C1 Compiler")) {
                values.put(name, niceness("/proc/self/task/" + tid + "/stat"));
            }
        }
        return List.copyOf(values.values());
    }

    private static void beNice() {
        var scheduling = new Scheduling();
        SchedulingAttributes before = scheduling.ordinary(Scheduling.SELF).orElseThrow();
        scheduling.write(Scheduling.SELF, new SchedulingAttributes(NICE, before.sliceNanos()));
    }

    /** The 19th field; the name, which may hold spaces, is the second. */
    private static int niceness() {
        return niceness("/proc/thread-self/stat");
    }

    private static int niceness(String file) {
        try {
            String stat = Files.readString(Path.of(file));
            return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19 - 3]);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
