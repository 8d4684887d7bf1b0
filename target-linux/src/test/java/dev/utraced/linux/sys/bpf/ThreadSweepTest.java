package dev.utraced.linux.sys.bpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.utraced.linux.sys.TaskFactsReader;
import dev.utraced.target.ThreadFacts;
import dev.utraced.target.ThreadId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ThreadSweepTest {
    /** More than one read of 32 KiB has. */
    private static final int MANY = 2000;

    private static final int OWN = (int) ProcessHandle.current().pid();

    private final ThreadSweep sweep = new ThreadSweep();

    private Map<Integer, ThreadFacts> swept(int pid) {
        Map<Integer, ThreadFacts> facts = sweep.of(pid);
        assumeFalse(!sweep.paysFor(MANY), "this kernel, or who runs this, cannot have programs inside the kernel");
        return facts;
    }

    @Test
    void allThreadsHaveTheNamesThatTheirFilesHave() throws InterruptedException {
        CountDownLatch up = new CountDownLatch(MANY);
        CountDownLatch over = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            threads.add(new Thread(null, () -> wait(up, over), "\u00e4 (" + i + ")", 64 * 1024));
        }
        threads.forEach(Thread::start);
        up.await();

        Map<Integer, ThreadFacts> facts = swept(OWN);

        TaskFactsReader reader = new TaskFactsReader();
        assertThat(facts).hasSizeGreaterThan(MANY).containsKey(OWN);
        facts.forEach((tid, swept) -> {
            ThreadFacts read = reader.of(new ThreadId(OWN, tid)).orElseThrow();
            assertThat(swept.name()).isEqualTo(read.name());
            assertThat(swept.core()).isBetween(0, Runtime.getRuntime().availableProcessors() - 1);
        });
        assertThat(facts.values()).extracting(ThreadFacts::name).contains("\u00e4 (0)", "\u00e4 (" + (MANY - 1) + ")");
        over.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void wait(CountDownLatch up, CountDownLatch over) {
        up.countDown();
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aProcessThatIsNotThereHasNoThreadsAndOthersCanBeAskedForAfterIt() {
        assertThat(swept(Integer.MAX_VALUE)).isEmpty();
        assertThat(swept(OWN)).containsKey(OWN);
    }

    @Test
    void aFewThreadsAreNotWorthTheBeginning() {
        assertThat(sweep.paysFor(100)).isFalse();
        swept(OWN);
        assertThat(sweep.paysFor(100)).isTrue();
        assertThat(sweep.paysFor(2)).isFalse();
    }

    @Test
    void aNameMayTakeAllItsRoom() {
        ByteBuffer records = Bpf.direct(2 * TaskProgram.RECORD_BYTES);
        records.putInt(0, 7).putInt(4, 3).put(8, "sixteen letters!".getBytes());
        records.putInt(24, 8).putInt(28, 0);

        Map<Integer, ThreadFacts> facts = new HashMap<>();
        LoadedProgram.parse(records, records.capacity(), facts);

        assertThat(facts).isEqualTo(Map.of(7, new ThreadFacts("sixteen letters!", 3), 8, new ThreadFacts("", 0)));
    }
}
