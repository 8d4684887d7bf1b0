package dev.utraced.linux.trace;

/** A set of {@link EventKind}s. An engine that has none hears nothing and costs nothing. */
public final class EventMask {
    public static final EventMask NONE = new EventMask(0);

    private final int bits;

    private EventMask(int bits) {
        this.bits = bits;
    }

    public static EventMask of(EventKind... kinds) {
        int bits = 0;
        for (EventKind kind : kinds) {
            bits |= 1 << kind.ordinal();
        }
        return new EventMask(bits);
    }

    public boolean has(EventKind kind) {
        return (bits & 1 << kind.ordinal()) != 0;
    }

    /** Whether an event of this kind is to be told. */
    boolean hears(EventKind kind) {
        return has(kind) || kind == EventKind.SYSCALL && has(EventKind.SYSCALL_OF_OTHERS);
    }

    public EventMask with(EventKind kind) {
        return new EventMask(bits | 1 << kind.ordinal());
    }

    public EventMask without(EventKind kind) {
        return new EventMask(bits & ~(1 << kind.ordinal()));
    }
}
