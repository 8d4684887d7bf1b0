package dev.utraced.linux.trace;

/** Whether the tracer has counted a tracee among those of which news will come, and how long it is polled for that. */
final class OwedNews {
    private final Tracer tracer;
    private boolean counted;
    private int rounds;

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

    void owed(boolean owed) {
        if (owed != counted) {
            counted = owed;
            tracer.newsOwed(owed ? 1 : -1);
        }
    }
}
