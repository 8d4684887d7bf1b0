package dev.utraced.linux.sys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.target.ThreadFacts;
import dev.utraced.target.ThreadId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
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

    @Test
    void aThreadOfThisProcessHasItsNameAndRunsSomewhere() throws InterruptedException {
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
                "of (its) own");
        named.start();
        int pid = (int) ProcessHandle.current().pid();
        ThreadFacts facts =
                new TaskFactsReader().of(new ThreadId(pid, tids.take())).orElseThrow();
        over.countDown();
        assertThat(facts.name()).isEqualTo("of (its) own");
        assertThat(facts.core()).isNotNegative();
    }

    @Test
    void aThreadThatHasGoneHasNone() {
        assertThat(new TaskFactsReader().of(new ThreadId(1, Integer.MAX_VALUE))).isEmpty();
    }
}
