package dev.utraced.linux.breakpoint;

import dev.utraced.linux.trace.AddressSpace;
import dev.utraced.target.MemoryRange;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Places in a program's memory where copies of instructions are executed: bytes that are executable and that nobody uses. Found when first
 * needed; what stood there is put back when the process is let go.
 *
 * <p>A slot is taken for one step of one thread, or kept for all threads as long as a trap is there. Half of them are not for keeping, so
 * that who waits for a step gets one.
 */
final class ScratchSlots {
    /** The longest instruction is 15 bytes; a rewritten one grows little. */
    static final int SLOT_BYTES = 32;

    /** Of one range: every library may have one, and what is near a trap is worth more. */
    private static final int ENOUGH_OF_ONE_RANGE = 64;

    private static final int ENOUGH = 1024;

    private final AddressSpace space;
    private final Overlay overlay;
    private final Finder finder;
    private final Map<Long, byte[]> used = new TreeMap<>();
    private final Deque<Long> free = new ArrayDeque<>();
    private final Set<Long> stepping = new HashSet<>();
    private final Set<Long> kept = new HashSet<>();
    private boolean searched;

    /** Knows where there is room. */
    interface Finder {
        List<MemoryRange> find();
    }

    ScratchSlots(AddressSpace space, Overlay overlay, Finder finder) {
        this.space = space;
        this.overlay = overlay;
        this.finder = finder;
    }

    /** A forked child's memory holds what was in the parent's slots. Its one thread can only be in a slot that it steps in. */
    void inherit(ScratchSlots parent) {
        parent.used.forEach((address, original) -> change(address, original.clone()));
        free.addAll(parent.kept);
    }

    private void change(long address, byte[] original) {
        used.put(address, original);
        overlay.put(address, original);
    }

    /** A slot with this code in it, for one step. @return empty: none is free, or there is no room for any */
    OptionalLong acquire(byte[] code) {
        search();
        Long slot = free.pollFirst();
        if (slot == null || !fill(slot, code)) {
            return OptionalLong.empty();
        }
        stepping.add(slot);
        return OptionalLong.of(slot);
    }

    /** Whether one will be free again, so that waiting makes sense. */
    boolean anyInUse() {
        return !stepping.isEmpty();
    }

    /** The other half of {@link #acquire}. */
    void release(long slot) {
        stepping.remove(slot);
        free.addFirst(slot);
    }

    /** Whether a slot, used or not, is there. */
    boolean mayTouch(MemoryRange range) {
        search();
        return Stream.of(used.keySet(), free, kept, stepping)
                .flatMap(Collection::stream)
                .anyMatch(slot -> new MemoryRange(slot, SLOT_BYTES).overlaps(range));
    }

    /** The nearest free slot, to be kept. @return empty: no more than half of them are */
    OptionalLong keepNear(long address) {
        search();
        if (kept.size() >= free.size() + stepping.size()) {
            return OptionalLong.empty();
        }
        return free.stream()
                .min(Comparator.comparingLong(slot -> Math.abs(slot - address)))
                .map(slot -> {
                    free.remove(slot);
                    kept.add(slot);
                    return OptionalLong.of(slot);
                })
                .orElse(OptionalLong.empty());
    }

    /** The other half of {@link #keepNear}. */
    void releaseKept(long slot) {
        if (kept.remove(slot)) {
            free.addFirst(slot);
        }
    }

    /** @return false: it cannot be written */
    boolean fill(long slot, byte[] code) {
        if (code.length > SLOT_BYTES) {
            return false;
        }
        if (!used.containsKey(slot)) {
            byte[] original = new byte[SLOT_BYTES];
            space.read(slot, ByteBuffer.wrap(original));
            change(slot, original);
        }
        return space.write(slot, ByteBuffer.wrap(code)) == code.length;
    }

    private void search() {
        if (searched) {
            return;
        }
        searched = true;
        for (MemoryRange range : finder.find()) {
            long end = range.endExclusive();
            int enough = Math.min(ENOUGH, free.size() + ENOUGH_OF_ONE_RANGE);
            for (long slot = range.start(); slot + SLOT_BYTES <= end && free.size() < enough; slot += SLOT_BYTES) {
                if (!used.containsKey(slot)) {
                    free.addLast(slot);
                }
            }
        }
    }

    /** Puts the program's bytes back; no thread may be in a slot any more. */
    void restore() {
        used.forEach((address, original) -> {
            overlay.remove(address);
            space.write(address, ByteBuffer.wrap(original));
        });
        used.clear();
        free.clear();
        stepping.clear();
        kept.clear();
        searched = false;
    }
}
