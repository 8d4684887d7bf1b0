package dev.utraced.linux.trace;

/** Whether the tracer has counted a tracee among those of which news will come. */
final class OwedNews {
    private final Tracer tracer;
    private boolean counted;

    OwedNews(Tracer tracer) {
        this.tracer = tracer;
    }

    void owed(boolean owed) {
        if (owed != counted) {
            counted = owed;
            tracer.newsOwed(owed ? 1 : -1);
        }
    }
}
