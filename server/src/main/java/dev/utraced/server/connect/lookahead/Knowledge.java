package dev.utraced.server.connect.lookahead;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/** What is known by key, each for a while, and what has been asked for. */
final class Knowledge<K, V> {
    private record Aged<V>(V value, long since) {}

    private final LongSupplier nanos;
    private final long mostNanos;
    private final Map<K, Aged<V>> known = new HashMap<>();
    private final Set<K> coming = new HashSet<>();
    private int generation;

    /**
     * @param nanos what time it is
     * @param mostNanos for how long something is known
     */
    Knowledge(LongSupplier nanos, long mostNanos) {
        this.nanos = nanos;
        this.mostNanos = mostNanos;
    }

    /** For what was asked for: only what arrives before the next {@link #forget} counts. */
    final class Expected {
        private final K key;
        private final int asked = generation;
        private final long since = nanos.getAsLong();

        private Expected(K key) {
            this.key = key;
        }

        void came(V value) {
            if (asked == generation) {
                coming.remove(key);
                known.put(key, new Aged<>(value, since));
            }
        }

        void isNotThere() {
            if (asked == generation) {
                coming.remove(key);
            }
        }
    }

    Optional<V> get(K key) {
        Aged<V> aged = known.get(key);
        if (aged == null) {
            return Optional.empty();
        } else if (nanos.getAsLong() - aged.since() > mostNanos) {
            known.remove(key);
            return Optional.empty();
        }
        return Optional.of(aged.value());
    }

    boolean isComing(K key) {
        return coming.contains(key);
    }

    /** Neither known nor on its way. */
    boolean lacks(K key) {
        return !isComing(key) && get(key).isEmpty();
    }

    Expected expect(K key) {
        coming.add(key);
        return new Expected(key);
    }

    void put(K key, V value) {
        known.put(key, new Aged<>(value, nanos.getAsLong()));
    }

    /** What is on its way is not waited for either. */
    void forget() {
        known.clear();
        coming.clear();
        generation++;
    }
}
