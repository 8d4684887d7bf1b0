package dev.utraced.linux.trace;

/** Whether the tracer has counted a tracee among those of which news will come, how long it is polled for that, and who has made it. */
final class OwedNews {
    private final Tracer tracer;
    private boolean counted;
    private int rounds;
    private int maker;

    OwedNews(Tracer tracer) {
        this.tracer = tracer;
    }

    /** How often {@link ExpectedStops} will still poll; 0: it is not in its queue. */
    int rounds() {
        return rounds;
    }

    void rounds(int left) {
        rounds = left;
    }

    /** The tid of the thread that has made this one under our eyes; 0: of none. */
    int maker() {
        return maker;
    }

    void maker(int tid) {
        maker = tid;
    }

    void owed(boolean owed) {
        if (owed != counted) {
            counted = owed;
            tracer.newsOwed(owed ? 1 : -1);
        }
    }
}
