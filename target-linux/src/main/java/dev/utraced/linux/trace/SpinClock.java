package dev.utraced.linux.trace;

import dev.utraced.linux.sys.LoopUrgency;
import dev.utraced.linux.sys.ProcessorLoad;
import java.util.concurrent.locks.LockSupport;

/** Time, and what to do while polling for a stop that is about to come. */
public interface SpinClock {
    /** So many threads that stop or start to run together all want the processor of the thread that asks. */
    int CROWD = 32;

    long nanoTime();

    /** Lets others on this processor run for a moment. */
    void pause();

    /** Sleeps for a moment: others run on this processor, however urgent this thread is. */
    void rest();

    /**
     * How long to poll for expected stops when none comes, before leaving them to the {@link Bell}; 0 where polling would only keep others from
     * running.
     */
    long patienceNanos();

    /** Whether all processors of the machine are taken: what becomes runnable has to wait for its turn. */
    boolean isFull();

    /** {@link #CROWD} threads or more are about to stop or to run. */
    void expectCrowd();

    /**
     * The machine's own.
     *
     * @param urgency of the thread that asks
     */
    static SpinClock system(ProcessorLoad load, LoopUrgency urgency) {
        return new SystemSpinClock(
                Runtime.getRuntime().availableProcessors(),
                System::nanoTime,
                Thread::yield,
                () -> LockSupport.parkNanos(SystemSpinClock.REST_NANOS),
                load.isBlind(),
                load::isFull,
                load::keepsSomebodyWaiting,
                urgency::crowd);
    }
}
