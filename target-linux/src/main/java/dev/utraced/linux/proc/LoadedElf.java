package dev.utraced.linux.proc;

import java.util.List;
import java.util.Optional;

/**
 * An ELF file as it lies in a process's memory.
 *
 * @param bias what to add to the addresses in its headers
 * @param machine {@code e_machine} of its header; 0 where the header is not in memory
 */
record LoadedElf(long bias, int machine, List<ProgramHeader> segments) {
    private static final long PAGE_MASK = -4096L;

    LoadedElf {
        segments = List.copyOf(segments);
    }

    /** The file whose header lies at an address. */
    static Optional<LoadedElf> at(ProcessMemory memory, long address) {
        return ElfHeader.read(memory, address).flatMap(header -> {
            List<ProgramHeader> segments =
                    ProgramHeader.read(memory, address + header.programHeaderOffset(), header.programHeaderCount());
            return first(segments, ProgramHeader.LOAD).map(load -> {
                long bias = address - (load.address() - load.offset());
                return new LoadedElf(bias & memory.wordMask(), header.machine(), segments);
            });
        });
    }

    /** The program itself, by what the kernel told it about its program headers. */
    static Optional<LoadedElf> program(ProcessMemory memory, AuxVector auxv) {
        long address = auxv.value(AuxVector.PROGRAM_HEADERS).orElse(0);
        int count = (int) auxv.value(AuxVector.PROGRAM_HEADER_COUNT).orElse(0) & 0xffff;
        List<ProgramHeader> segments = ProgramHeader.read(memory, address, count);
        if (segments.isEmpty()) {
            return Optional.empty();
        }
        // The headers nearly always follow the file's own header, on one page.
        Optional<ElfHeader> header = ElfHeader.read(memory, address & PAGE_MASK);
        long bias = first(segments, ProgramHeader.PROGRAM_HEADERS)
                .map(self -> address - self.address())
                .or(() -> header.map(found -> auxv.value(AuxVector.ENTRY).orElse(0) - found.entry()))
                .orElse(0L);
        return Optional.of(new LoadedElf(
                bias & memory.wordMask(), header.map(ElfHeader::machine).orElse(0), segments));
    }

    Optional<ProgramHeader> first(int type) {
        return first(segments, type);
    }

    private static Optional<ProgramHeader> first(List<ProgramHeader> segments, int type) {
        return segments.stream().filter(segment -> segment.type() == type).findFirst();
    }
}
