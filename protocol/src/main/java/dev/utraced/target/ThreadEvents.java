package dev.utraced.target;

import java.util.List;
import java.util.Set;

/** Births and ends of threads, which a client hears of only when it asks. */
public interface ThreadEvents {

    /** What can be asked for of single threads. */
    enum Option {
        /** When the thread makes another one: {@link StopReason.Cloned}. */
        CLONE,
        /** When the thread ends: {@link StopReason.ThreadExited}. */
        EXIT
    }

    /** Options for some threads, in place of those that they had. */
    record Choice(ThreadSelector threads, Set<Option> options) {
        public Choice {
            options = Set.copyOf(options);
        }
    }

    /**
     * Whether every new thread is stopped before it runs, with {@link StopReason.ThreadCreated}, and every thread's end is told of, unless
     * its process ends with it.
     */
    void report(boolean all);

    /** For each thread the last choice that matches counts; threads that none matches keep what they have, and new ones begin with none. */
    void choose(List<Choice> choices);
}
