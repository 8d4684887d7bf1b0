package dev.utraced.linux.sys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.utraced.target.ThreadFacts;
import dev.utraced.target.ThreadId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TaskFactsReaderTest {
    private static final String BEHIND_THE_NAME =
            " S 1 12 11 34816 -1 0 0 0 0 0 1 2 3 4 20 0 2 0 777 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 17 15 0 0 0 0 0\n";

    private static Optional<ThreadFacts> parse(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return TaskFactsReader.parse(bytes, bytes.length);
    }

    @Test
    void aNameMayHoldParenthesesAndSpaces() {
        assertThat(parse("13 (a) R (b))" + BEHIND_THE_NAME)).contains(new ThreadFacts("a) R (b)", 15));
    }

    @Test
    void aNameIsInUtf8AndMayBeEmpty() {
        assertThat(parse("13 (\u00e9t\u00e9)" + BEHIND_THE_NAME)).contains(new ThreadFacts("\u00e9t\u00e9", 15));
        assertThat(parse("13 ()" + BEHIND_THE_NAME)).contains(new ThreadFacts("", 15));
    }

    @Test
    void whatIsNoSuchLineHasNoFacts() {
        assertThat(parse("13 name S 1 2 3")).isEmpty();
        assertThat(parse("13 (name) S 1 2 3")).isEmpty();
        assertThat(parse(")(")).isEmpty();
    }

    private final TaskFactsReader reader = new TaskFactsReader();

    /** Calls {@code test} with the id of a thread of that name, which lives until then. */
    private static void withThread(String name, Consumer<ThreadId> test) throws InterruptedException {
        SynchronousQueue<Integer> tids = new SynchronousQueue<>();
        CountDownLatch over = new CountDownLatch(1);
        Thread named = new Thread(
                () -> {
                    try {
                        tids.put(ProcFs.system().currentTask());
                        over.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                name);
        named.start();
        test.accept(new ThreadId((int) ProcessHandle.current().pid(), tids.take()));
        over.countDown();
        named.join();
    }

    @Test
    void aThreadOfThisProcessHasItsNameAndRunsSomewhere() throws InterruptedException {
        withThread("of (its) own", thread -> {
            ThreadFacts facts = reader.of(thread).orElseThrow();
            assertThat(facts.name()).isEqualTo("of (its) own");
            assertThat(facts.core()).isNotNegative();
        });
    }

    @Test
    void threadsAreAskedInAnyOrderAnyNumberOfTimes() throws InterruptedException {
        withThread(
                "one",
                one -> assertThatCode(() -> withThread("two", two -> {
                            for (ThreadId thread : List.of(one, one, two, one, two, two)) {
                                assertThat(reader.of(thread).orElseThrow().name())
                                        .isEqualTo(thread.equals(one) ? "one" : "two");
                            }
                        }))
                        .doesNotThrowAnyException());
    }

    @Test
    void aThreadThatHasGoneHasNone() {
        assertThat(reader.of(new ThreadId(1, Integer.MAX_VALUE))).isEmpty();
    }

    @Test
    void aThreadThatGoesAfterItWasAskedHasNoneAnyMore() throws InterruptedException {
        List<ThreadId> gone = new ArrayList<>();
        withThread("short", thread -> {
            assertThat(reader.of(thread)).isPresent();
            gone.add(thread);
        });
        while (Files.exists(Path.of("/proc/self/task/" + gone.get(0).tid()))) {
            Thread.onSpinWait();
        }
        assertThat(reader.of(gone.get(0))).isEmpty();
    }
}
