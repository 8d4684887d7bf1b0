package dev.utraced.linux.engine;

import java.util.Set;

/** Which system calls of one process a client hears of. */
record CaughtCalls(boolean all, Set<Long> numbers) {
    static final CaughtCalls NONE = new CaughtCalls(false, Set.of());
    static final CaughtCalls ALL = new CaughtCalls(true, Set.of());

    CaughtCalls {
        numbers = Set.copyOf(numbers);
    }

    static CaughtCalls only(Set<Long> numbers) {
        return new CaughtCalls(false, numbers);
    }

    boolean isEmpty() {
        return !all && numbers.isEmpty();
    }

    /** @param own whether the program's own numbers are meant; a list of those says nothing of others */
    boolean has(long number, boolean own) {
        return all || own && numbers.contains(number);
    }
}
