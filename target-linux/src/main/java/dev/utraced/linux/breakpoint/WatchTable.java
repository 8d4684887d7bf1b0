package dev.utraced.linux.breakpoint;

import dev.utraced.linux.arch.DebugRegisters;
import dev.utraced.linux.arch.DebugRegisters.Slot;
import dev.utraced.linux.arch.DebugRegisters.UserWord;
import dev.utraced.linux.trace.Tracee;
import dev.utraced.target.TargetException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Who wants which debug registers of one process, and which threads have been given them. Every thread has registers of its own, and
 * the kernel gives a new thread none.
 */
final class WatchTable {
    private final DebugRegisters registers;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Tracee, Integer> written = new WeakHashMap<>();
    private List<Slot> slots = List.of();
    private int generation;

    /** One client's breakpoint or watchpoint; a range may need several registers. */
    record Entry(BreakpointClient owner, Object key, List<Slot> slots) {}

    WatchTable(DebugRegisters registers) {
        this.registers = registers;
    }

    boolean isEmpty() {
        return slots.isEmpty();
    }

    /** @param key what the owner calls it; a second one of the same name changes nothing */
    void insert(BreakpointClient owner, Object key, List<Slot> wanted) {
        if (find(owner, key).isPresent()) {
            return;
        }
        Entry entry = new Entry(owner, key, wanted);
        entries.add(entry);
        List<Slot> distinct = distinctSlots();
        if (distinct.size() > registers.count()) {
            entries.remove(entry);
            throw new TargetException("not enough hardware debug registers: " + distinct.size() + " needed, "
                    + registers.count() + " there");
        }
        change(distinct);
    }

    boolean remove(BreakpointClient owner, Object key) {
        Optional<Entry> entry = find(owner, key);
        entry.ifPresent(entries::remove);
        change(distinctSlots());
        return entry.isPresent();
    }

    void removeAllOf(BreakpointClient owner) {
        if (entries.removeIf(entry -> entry.owner() == owner)) {
            change(distinctSlots());
        }
    }

    private void change(List<Slot> distinct) {
        if (!distinct.equals(slots)) {
            slots = distinct;
            generation++;
        }
    }

    private Optional<Entry> find(BreakpointClient owner, Object key) {
        return entries.stream()
                .filter(entry -> entry.owner() == owner && entry.key().equals(key))
                .findFirst();
    }

    private List<Slot> distinctSlots() {
        Set<Slot> distinct = new LinkedHashSet<>();
        entries.forEach(entry -> distinct.addAll(entry.slots()));
        return List.copyOf(distinct);
    }

    /** Whether the thread's registers differ from what they should be. */
    boolean isDue(Tracee tracee) {
        return generation != written.getOrDefault(tracee, 0);
    }

    /** Writes a stopped thread's registers. @throws dev.utraced.linux.sys.KernelException where the kernel refuses */
    void write(Tracee tracee) {
        for (UserWord word : registers.armed(slots)) {
            tracee.kernelState().writeUser(word.offsetBytes(), word.value());
        }
        written.put(tracee, generation);
    }

    /** Disarms a stopped thread's registers if they were ever armed. */
    void clear(Tracee tracee) {
        if (written.remove(tracee) != null) {
            for (UserWord word : registers.armed(List.of())) {
                tracee.kernelState().writeUser(word.offsetBytes(), word.value());
            }
        }
    }

    /** Which of the entries a stopped thread has hit; what it has hit is forgotten by this. */
    List<Hit> takeHits(Tracee tracee) {
        long status = tracee.kernelState().readUser(registers.statusOffsetBytes());
        Optional<Integer> place = registers.hit(status, slots.size());
        if (place.isEmpty()) {
            return List.of();
        }
        tracee.kernelState().writeUser(registers.statusOffsetBytes(), 0);
        Slot slot = slots.get(place.get());
        List<Hit> hits = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.slots().contains(slot)) {
                hits.add(new Hit(entry.owner(), slot));
            }
        }
        return hits;
    }

    record Hit(BreakpointClient owner, Slot slot) {}
}
