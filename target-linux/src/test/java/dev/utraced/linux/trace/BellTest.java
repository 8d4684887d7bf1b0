package dev.utraced.linux.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The loop here is the test's own thread, which runs tasks as it takes them. */
class BellTest {
    private final BlockingQueue<Integer> news = new LinkedBlockingQueue<>();
    private final BlockingQueue<Runnable> loop = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> rung = new LinkedBlockingQueue<>();
    private final Bell bell = new Bell(this::awaitNews, Thread::new, loop::add, rung::add);

    private int awaitNews() {
        try {
            return news.take();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void start() {
        bell.start();
    }

    private int awaitRing() throws InterruptedException {
        Runnable task = loop.poll(10, TimeUnit.SECONDS);
        assertThat(task).as("a ring").isNotNull();
        task.run();
        return rung.remove();
    }

    @Test
    void anArmedBellRings() throws InterruptedException {
        bell.arm();
        news.add(7);
        assertThat(awaitRing()).isEqualTo(7);
    }

    @Test
    void itLooksAgainWhenItIsArmedAgain() throws InterruptedException {
        for (int tid = 1; tid <= 1000; tid++) {
            bell.arm();
            news.add(tid);
            assertThat(awaitRing()).isEqualTo(tid);
        }
    }

    @Test
    void whatIsNotExpectedIsHeardWithoutArming() throws InterruptedException {
        for (int tid = 1; tid <= 5; tid++) {
            bell.armSoon();
            news.add(tid);
            assertThat(awaitRing()).isEqualTo(tid);
        }
    }

    @Test
    void armingItTwiceMeansOneLook() throws InterruptedException {
        bell.arm();
        bell.arm();
        news.add(1);
        news.add(2);
        assertThat(awaitRing()).isEqualTo(1);
        assertThat(news).containsExactly(2);
    }
}
