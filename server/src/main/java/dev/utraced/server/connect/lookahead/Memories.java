package dev.utraced.server.connect.lookahead;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Everything that is known of processes that stand still: forgotten all at once. */
final class Memories {
    private final LongSupplier nanos;
    private final long mostNanos;
    private final List<Knowledge<?, ?>> all = new ArrayList<>();

    Memories(LongSupplier nanos, long mostNanos) {
        this.nanos = nanos;
        this.mostNanos = mostNanos;
    }

    <K, V> Knowledge<K, V> make() {
        Knowledge<K, V> knowledge = new Knowledge<>(nanos, mostNanos);
        all.add(knowledge);
        return knowledge;
    }

    void forget() {
        all.forEach(Knowledge::forget);
    }
}
