package dev.utraced.linux.proc;

import dev.utraced.target.LibraryList;
import dev.utraced.target.LibraryList.Library;
import dev.utraced.target.TargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Reads the dynamic linker's list of libraries. A list that is being changed, or is garbage, is given as far as it makes sense. */
final class LibraryWalker {
    /** A bound for lists that run in a circle. */
    static final int MAX_LIBRARIES = 100_000;

    private final ProcessMemory memory;
    private final LinkerDebug debug;

    LibraryWalker(ProcessMemory memory, LoadedElf program) {
        this.memory = memory;
        this.debug = new LinkerDebug(memory, program);
    }

    /**
     * The libraries of all namespaces, without the program itself; empty before the dynamic linker has run.
     *
     * @throws TargetException where the program has no dynamic linker
     */
    LibraryList libraries() {
        OptionalLong main = OptionalLong.empty();
        List<Library> libraries = new ArrayList<>();
        OptionalLong first = debug.find();
        Map<Long, Long> heads = first.isPresent() ? debug.namespaces(first.getAsLong()) : Map.of();
        for (Map.Entry<Long, Long> namespace : heads.entrySet()) {
            List<LinkMap> entries = debug.list(namespace.getValue(), 0);
            if (namespace.getKey() == first.getAsLong() && !entries.isEmpty()) {
                main = OptionalLong.of(entries.get(0).address());
                entries = entries.subList(1, entries.size());
            }
            entries.forEach(entry -> add(entry, namespace.getKey(), libraries));
        }
        return new LibraryList(main, libraries);
    }

    /** Those of one namespace, from one on. */
    LibraryList librariesFrom(long linkMap, long previous, long namespace) {
        List<Library> libraries = new ArrayList<>();
        debug.list(linkMap, previous).forEach(entry -> add(entry, namespace, libraries));
        return new LibraryList(OptionalLong.empty(), libraries);
    }

    /** All entries of the default namespace, the program's own first; empty before the dynamic linker has run. */
    List<LinkMap> defaultNamespace() {
        OptionalLong first = debug.find();
        if (first.isEmpty()) {
            return List.of();
        }
        Map<Long, Long> heads = debug.namespaces(first.getAsLong());
        return debug.list(heads.getOrDefault(first.getAsLong(), 0L), 0);
    }

    /** What has no name is not a file: the kernel's vDSO. */
    private void add(LinkMap entry, long namespace, List<Library> into) {
        String name = memory.string(entry.name());
        if (!name.isEmpty()) {
            into.add(new Library(name, entry.address(), entry.bias(), entry.dynamicSection(), namespace));
        }
    }
}
