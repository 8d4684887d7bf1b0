package dev.utraced.linux.engine;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Brings everything that a client holds to a stop and says when that is so. While it lasts, threads that appear are held, too. */
final class Quiescence {
    private static final Runnable NOTHING = () -> {};

    private final Views views;
    private final Set<ThreadView> missing = Collections.newSetFromMap(new IdentityHashMap<>());
    private Runnable whenQuiet = NOTHING;
    private boolean wanted;
    private boolean asking;

    Quiescence(Views views) {
        this.views = views;
    }

    /** Whether everything is held, or about to be. */
    boolean isWanted() {
        return wanted;
    }

    void begin(Runnable callback) {
        whenQuiet = callback;
        wanted = true;
        asking = true;
        for (ThreadView view : List.copyOf(views.threads())) {
            if (view.isRunning()) {
                ask(view);
            }
        }
        asking = false;
        tellIfQuiet();
    }

    void end() {
        wanted = false;
        missing.clear();
        whenQuiet = NOTHING;
    }

    void appeared(ThreadView view) {
        if (wanted) {
            ask(view);
        }
    }

    private void ask(ThreadView view) {
        missing.add(view);
        view.halt();
    }

    void quiet(ThreadView view) {
        if (missing.remove(view)) {
            tellIfQuiet();
        }
    }

    void gone(ThreadView view) {
        quiet(view);
    }

    private void tellIfQuiet() {
        if (wanted && !asking && missing.isEmpty()) {
            Runnable callback = whenQuiet;
            whenQuiet = NOTHING;
            callback.run();
        }
    }
}
