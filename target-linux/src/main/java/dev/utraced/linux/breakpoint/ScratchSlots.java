package dev.utraced.linux.breakpoint;

import dev.utraced.linux.trace.AddressSpace;
import dev.utraced.target.MemoryRange;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Places in a program's memory where a copy of an instruction can be stepped: bytes that are executable and that nobody uses. Found when
 * first needed; what stood there is put back when the process is let go.
 */
final class ScratchSlots {
    /** The longest instruction is 15 bytes; a rewritten one grows little. */
    static final int SLOT_BYTES = 32;

    private static final int ENOUGH = 128;

    private final AddressSpace space;
    private final Overlay overlay;
    private final Finder finder;
    private final Map<Long, byte[]> used = new TreeMap<>();
    private final Deque<Long> free = new ArrayDeque<>();
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

    /** A forked child's memory holds what was in the parent's slots. */
    void inherit(ScratchSlots parent) {
        parent.used.forEach((address, original) -> keep(address, original.clone()));
    }

    private void keep(long address, byte[] original) {
        used.put(address, original);
        overlay.put(address, original);
    }

    /** A slot with this code in it. @return empty: none is free, or there is no room for any */
    OptionalLong acquire(byte[] code) {
        if (!searched) {
            searched = true;
            search();
        }
        Long slot = free.pollFirst();
        if (slot == null || code.length > SLOT_BYTES) {
            return OptionalLong.empty();
        }
        if (!used.containsKey(slot)) {
            byte[] original = new byte[SLOT_BYTES];
            space.read(slot, ByteBuffer.wrap(original));
            keep(slot, original);
        }
        if (space.write(slot, ByteBuffer.wrap(code)) != code.length) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(slot);
    }

    /** Whether one will be free again, so that waiting makes sense. */
    boolean anyInUse() {
        return used.size() > free.stream().filter(used::containsKey).count();
    }

    void release(long slot) {
        free.addFirst(slot);
    }

    private void search() {
        for (MemoryRange range : finder.find()) {
            long end = range.endExclusive();
            for (long slot = range.start(); slot + SLOT_BYTES <= end && free.size() < ENOUGH; slot += SLOT_BYTES) {
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
        searched = false;
    }
}
