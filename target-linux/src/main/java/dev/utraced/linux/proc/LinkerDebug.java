package dev.utraced.linux.proc;

import dev.utraced.target.TargetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds {@code struct r_debug} (link.h), where a dynamic linker tells debuggers what it has loaded. */
final class LinkerDebug {
    /** glibc allows 16 namespaces. */
    private static final int MAX_NAMESPACES = 64;

    /** Since this version there is a word behind the struct: the next namespace's. */
    private static final int VERSION_WITH_NEXT = 2;

    private static final int MAP_INDEX = 1;
    private static final int NEXT_INDEX = 5;

    private final ProcessMemory memory;
    private final LoadedElf program;

    LinkerDebug(ProcessMemory memory, LoadedElf program) {
        this.memory = memory;
        this.program = program;
    }

    /**
     * Address of the default namespace's.
     *
     * @return empty where the dynamic linker has not run yet
     * @throws TargetException where there is none
     */
    OptionalLong find() {
        if (program.first(ProgramHeader.DYNAMIC).isEmpty()) {
            throw new TargetException("The program is static: it has no dynamic linker");
        }
        DynamicSection dynamic = DynamicSection.of(memory, program)
                .orElseThrow(() -> new TargetException("Cannot read the program's dynamic section"));
        OptionalLong address = dynamic.value(DynamicSection.DEBUG);
        if (address.isEmpty()) {
            return ofLinkerRunAsProgram();
        }
        return address.getAsLong() == 0 ? OptionalLong.empty() : address;
    }

    /** "ld.so PROGRAM": what the kernel has started is the dynamic linker, which has no DT_DEBUG but the struct itself. */
    private OptionalLong ofLinkerRunAsProgram() {
        Optional<ElfSymbols> symbols = ElfSymbols.of(memory, program);
        OptionalLong address = symbols.isPresent() ? symbols.get().address("_r_debug") : OptionalLong.empty();
        if (address.isEmpty()) {
            throw new TargetException("The program has no DT_DEBUG entry: its libraries cannot be found");
        }
        return address;
    }

    /** The first {@code link_map} of each namespace, by the address of its {@code r_debug}, the default one first; 0: none. */
    Map<Long, Long> namespaces(long first) {
        Map<Long, Long> heads = new LinkedHashMap<>();
        long address = first;
        while (address != 0 && !heads.containsKey(address) && heads.size() < MAX_NAMESPACES) {
            Optional<Words> words = memory.words(address, MAP_INDEX + 1);
            if (words.isEmpty()) {
                break;
            }
            heads.put(address, words.get().get(MAP_INDEX));
            address = words.get().bytes().getInt(0) >= VERSION_WITH_NEXT ? next(address) : 0;
        }
        return heads;
    }

    private long next(long address) {
        return memory.words(address + (long) NEXT_INDEX * memory.wordSizeBytes(), 1)
                .map(words -> words.get(0))
                .orElse(0L);
    }

    /** The entries of one list, from {@code start} on, as far as each one's back link is right: a list may be changing. */
    List<LinkMap> list(long start, long previous) {
        List<LinkMap> entries = new ArrayList<>();
        long expected = previous;
        Optional<LinkMap> entry = read(start);
        while (entry.isPresent()
                && entry.get().previous() == expected
                && entries.size() < LibraryWalker.MAX_LIBRARIES) {
            entries.add(entry.get());
            expected = entry.get().address();
            entry = read(entry.get().next());
        }
        return entries;
    }

    private Optional<LinkMap> read(long address) {
        return address == 0 ? Optional.empty() : LinkMap.read(memory, address);
    }
}
