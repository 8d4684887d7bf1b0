package dev.utraced.linux.proc;

import dev.utraced.target.MemoryRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds executable bytes that the program does not use, so that copies of instructions can run there: the kernel maps whole pages, and
 * what lies behind the end of a code segment on its last page is only filling.
 */
final class ScratchSpace {
    private static final int ALIGNMENT = 16;
    private static final long USUAL_PAGE_SIZE = 4096;

    private final MemoryMaps maps;
    private final ProcessMemory memory;
    private final AuxVector auxv;

    ScratchSpace(MemoryMaps maps, ProcessMemory memory, AuxVector auxv) {
        this.maps = maps;
        this.memory = memory;
        this.auxv = auxv;
    }

    /**
     * The best first: the program's own filling, the dynamic linker's, the C library's, that of others; at last 16 bytes of the start-up
     * code, which have run already. Each starts at a multiple of 16.
     */
    List<MemoryRange> find() {
        List<MemoryRange> ranges = new ArrayList<>();
        maps.mappings().stream()
                .filter(Mapping::isCodeOfFile)
                .sorted(Comparator.comparingInt(this::rank))
                .forEach(mapping -> slack(mapping).ifPresent(ranges::add));
        auxv.value(AuxVector.ENTRY)
                .ifPresent(entry -> ranges.add(new MemoryRange(alignUp(entry & memory.wordMask()), ALIGNMENT)));
        return ranges;
    }

    private int rank(Mapping mapping) {
        if (isOfFileAt(AuxVector.ENTRY, mapping)) {
            return 0;
        }
        if (isOfFileAt(AuxVector.INTERPRETER_BASE, mapping)) {
            return 1;
        }
        String name = mapping.path().substring(mapping.path().lastIndexOf('/') + 1);
        return name.startsWith("libc.so") || name.startsWith("libc-") ? 2 : 3;
    }

    private boolean isOfFileAt(int auxvType, Mapping mapping) {
        return maps.at(auxv.value(auxvType).orElse(0))
                .filter(found -> found.file().equals(mapping.file()))
                .isPresent();
    }

    private Optional<MemoryRange> slack(Mapping mapping) {
        return maps.startOfFile(mapping)
                .flatMap(start -> LoadedElf.at(memory, start.range().start()))
                .flatMap(elf -> behindLastSegment(elf, mapping.range()));
    }

    /** @return empty where the mapping's last page is not the last one of a code segment, as after an mprotect of a part */
    private Optional<MemoryRange> behindLastSegment(LoadedElf elf, MemoryRange range) {
        return elf.segments().stream()
                .filter(segment -> segment.type() == ProgramHeader.LOAD && segment.isExecutable())
                .map(segment -> elf.bias() + segment.memoryEnd())
                .filter(end -> range.contains(end - 1) && isOnLastPage(end, range))
                .max(Long::compareUnsigned)
                .filter(end -> range.endExclusive() - alignUp(end) >= ALIGNMENT)
                .map(end -> MemoryRange.between(alignUp(end), range.endExclusive()))
                .filter(unused ->
                        elf.segments().stream().noneMatch(segment -> reachesInto(unused, segment, elf.bias())));
    }

    private static boolean reachesInto(MemoryRange range, ProgramHeader segment, long bias) {
        return segment.type() == ProgramHeader.LOAD
                && segment.memorySize() > 0
                && new MemoryRange(bias + segment.address(), segment.memorySize()).overlaps(range);
    }

    private boolean isOnLastPage(long end, MemoryRange range) {
        return range.endExclusive() - end < auxv.value(AuxVector.PAGE_SIZE).orElse(USUAL_PAGE_SIZE);
    }

    private static long alignUp(long address) {
        return (address + ALIGNMENT - 1) & -ALIGNMENT;
    }
}
