package dev.utraced.linux.trace;

/** Time, and what to do while polling for a stop that is about to come. */
public interface SpinClock {
    long nanoTime();

    /** Lets others on this processor run for a moment. */
    void pause();

    /** How long to poll for one expected stop before leaving it to the {@link Bell}; 0 on a machine with one processor. */
    long patienceNanos();

    /** The machine's own. */
    static SpinClock system() {
        boolean alone = Runtime.getRuntime().availableProcessors() == 1;
        return new SpinClock() {
            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public void pause() {
                Thread.yield();
            }

            @Override
            public long patienceNanos() {
                return alone ? 0 : 50_000;
            }
        };
    }
}
