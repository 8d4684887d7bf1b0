package dev.utraced.linux.proc;

import dev.utraced.target.MemoryRange;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Finds addresses where nothing is mapped, near code or where a jump's distance says. Addresses of user space: all are positive. */
final class PadRoom {
    private static final long PAGE_BYTES = 4096;

    /** Where no process may map anything (vm.mmap_min_addr). */
    private static final long LOWEST = 1 << 16;

    /** The end of what a process can have without asking for more (Documentation/arch/x86/x86_64/5level-paging.rst). */
    private static final long HIGHEST = (1L << 47) - PAGE_BYTES;

    /** What is left to a heap to grow into; one that meets a pad later goes on elsewhere (malloc(3)). */
    private static final long HEAP_GROWTH_BYTES = 1L << 25;

    private final MemoryMaps maps;

    PadRoom(MemoryMaps maps) {
        this.maps = maps;
    }

    /**
     * @param window where the pad must start
     * @return the start of a pad all of whose pages are free, as near to the instruction as can be; empty: there is none, or the code is
     *     not a file's own
     */
    OptionalLong find(long instruction, MemoryRange window, int lengthBytes) {
        if (maps.at(instruction).filter(Mapping::isCodeOfFile).isEmpty()) {
            return OptionalLong.empty();
        }
        long best = 0;
        for (MemoryRange gap : gaps()) {
            long first = Math.max(gap.start(), window.start());
            long last = Math.min(lastStart(gap, lengthBytes), window.endExclusive() - 1);
            if (first <= last) {
                long nearest = aligned(Math.min(Math.max(instruction, first), last), first);
                best = best == 0 || distance(nearest, instruction) < distance(best, instruction) ? nearest : best;
            }
        }
        return best == 0 ? OptionalLong.empty() : OptionalLong.of(best);
    }

    /** The last address in a gap at which a pad fits. */
    private static long lastStart(MemoryRange gap, int lengthBytes) {
        return gap.endExclusive() - lengthBytes;
    }

    /** The start of the page, where that is not before the first address that will do. */
    private static long aligned(long start, long first) {
        return Math.max(start & -PAGE_BYTES, first);
    }

    private static long distance(long one, long other) {
        return Math.abs(one - other);
    }

    /** Between the mappings, but for where heap and stack grow. */
    private List<MemoryRange> gaps() {
        List<MemoryRange> gaps = new ArrayList<>();
        long from = LOWEST;
        for (Mapping mapping : maps.mappings()) {
            long end = Math.min(mapping.range().start(), HIGHEST);
            if (end > from && !mapping.path().equals("[stack]")) {
                gaps.add(MemoryRange.between(from, end));
            }
            if (mapping.range().endExclusive() > from) {
                from = mapping.range().endExclusive();
            }
            from += mapping.path().equals("[heap]") ? HEAP_GROWTH_BYTES : 0;
        }
        return gaps;
    }
}
