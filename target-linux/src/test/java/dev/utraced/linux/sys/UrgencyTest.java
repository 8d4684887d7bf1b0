package dev.utraced.linux.sys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        assertThat(found.join().get(1)).as("raised, or refused").isIn(Math.max(-20, before - 10), before);
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

    private static void beNice() {
        var scheduling = new Scheduling();
        scheduling.read(0);
        scheduling.niceness(NICE);
        scheduling.write(0);
    }

    /** The 19th field; the name, which may hold spaces, is the second. */
    private static int niceness() {
        try {
            String stat = Files.readString(Path.of("/proc/thread-self/stat"));
            return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19 - 3]);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
