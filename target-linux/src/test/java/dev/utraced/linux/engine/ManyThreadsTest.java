package dev.utraced.linux.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.fake.FakeMachine;
import dev.utraced.linux.fake.FakeMemory;
import dev.utraced.linux.fake.FakeWorld;
import dev.utraced.linux.trace.ThreadGroup;
import dev.utraced.target.ThreadId;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** A thread is found by its number as soon among many as among few. */
class ManyThreadsTest {
    private static final int PID = 100;
    private static final int FEW = 100;
    private static final int MANY = 20_000;
    private static final int LOOKS = 1000;
    private static final int ROUNDS = 50;

    /** Whoever looks through all of them takes 200 times as long. Memory that is not in the caches costs something, too. */
    private static final int TOLERANCE = 40;

    /** A process whose threads are looked for. */
    private static final class Crowd {
        final FakeWorld world = new FakeWorld();
        final Client client;

        Crowd(int threads) {
            world.kernel().process(PID, FakeMemory.START);
            world.kernel().memory(PID).put(FakeMemory.START, FakeMachine.SPIN);
            for (int i = 1; i < threads; i++) {
                world.kernel().thread(PID, PID + i, FakeMemory.START);
            }
            ThreadGroup group = world.tracer().seize(PID, false);
            client = new Client(world, group);
        }
    }

    /** The shortest of many times is the one in which nothing else came between. */
    private static long shortestNanos(int threads, IntConsumer look) {
        long shortest = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < LOOKS; i++) {
                look.accept(PID + (int) ((long) i * threads / LOOKS));
            }
            shortest = Math.min(shortest, System.nanoTime() - start);
        }
        return shortest;
    }

    private static void assertAsSoon(IntConsumer amongMany, IntConsumer amongFew) {
        long many = shortestNanos(MANY, amongMany);
        long few = shortestNanos(FEW, amongFew);

        assertThat(many).isLessThan(TOLERANCE * few);
    }

    @Test
    void whereTheBellRingsForIt() {
        Crowd many = new Crowd(MANY);
        Crowd few = new Crowd(FEW);

        assertAsSoon(
                tid -> many.world.tracer().rung(tid), tid -> few.world.tracer().rung(tid));
    }

    @Test
    void whereItsClientNamesIt() {
        Crowd many = new Crowd(MANY);
        Crowd few = new Crowd(FEW);

        assertAsSoon(tid -> isFound(many, tid), tid -> isFound(few, tid));
    }

    /** An assertion on each would cost more than the look. */
    private static void isFound(Crowd crowd, int tid) {
        if (crowd.client.engine().views().find(new ThreadId(PID, tid)).isEmpty()) {
            throw new AssertionError("no thread " + tid);
        }
    }
}
