package dev.utraced.linux.proc;

import dev.utraced.target.TargetException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Finds thread-local variables without libthread_db, whose version and word size would have to be those of the process's own C library:
 * glibc's and musl's structures are read directly. The program's own variables need no C library at all.
 */
final class ThreadLocals {
    private final ProcessMemory memory;
    private final LoadedElf program;
    private final Supplier<MemoryMaps> maps;
    private final Supplier<List<LinkMap>> libraries;
    private final TlsVariant variant;

    /** Fixed for the life of the process, and too long a search for each variable of each thread. */
    private Optional<GlibcOffsets> glibcOffsets = Optional.empty();

    /** @param libraries gives the default namespace, the program's own entry first */
    ThreadLocals(
            ProcessMemory memory, LoadedElf program, Supplier<MemoryMaps> maps, Supplier<List<LinkMap>> libraries) {
        this.memory = memory;
        this.program = program;
        this.maps = maps;
        this.libraries = libraries;
        this.variant = TlsVariant.of(program.machine())
                .orElseThrow(() -> new TargetException("Thread-local storage of this processor is not understood"));
    }

    /**
     * The address of a variable.
     *
     * @param offset in its module's block
     * @param linkMap of the module; 0: the program itself
     * @return empty where the thread has no storage of that module yet
     * @throws TargetException where the module has no thread-local storage, or the C library is an unknown one
     */
    OptionalLong address(long threadPointer, long offset, long linkMap) {
        if (threadPointer == 0) {
            return OptionalLong.empty();
        }
        OptionalLong block = linkMap == 0 ? programBlock(threadPointer) : moduleBlock(threadPointer, linkMap);
        return block.isPresent()
                ? OptionalLong.of(block.getAsLong() + offset & memory.wordMask())
                : OptionalLong.empty();
    }

    private OptionalLong programBlock(long threadPointer) {
        ProgramHeader template = program.first(ProgramHeader.THREAD_LOCAL).orElseThrow(TlsModule::noStorage);
        return OptionalLong.of(variant.programBlock(threadPointer, template));
    }

    private OptionalLong moduleBlock(long threadPointer, long linkMap) {
        LinkMap map = LinkMap.read(memory, linkMap)
                .orElseThrow(() -> new TargetException("There is no link_map at 0x" + Long.toHexString(linkMap)));
        return isProgram(map) ? programBlock(threadPointer) : library().block(threadPointer, module(map));
    }

    private boolean isProgram(LinkMap map) {
        return program.first(ProgramHeader.DYNAMIC)
                .filter(dynamic -> program.bias() + dynamic.address() == map.dynamicSection())
                .isPresent();
    }

    private TlsModule module(LinkMap map) {
        return new TlsModule(map, () -> isProgram(map) ? Optional.of(program) : elf(map, maps.get()));
    }

    private Optional<LoadedElf> elf(LinkMap map, MemoryMaps current) {
        return current.at(map.dynamicSection())
                .flatMap(current::startOfFile)
                .flatMap(start -> LoadedElf.at(memory, start.range().start()));
    }

    private TlsBlocks library() {
        if (glibcOffsets.isEmpty()) {
            List<LinkMap> loaded = libraries.get();
            if (loaded.stream().anyMatch(this::isMusl)) {
                return musl(loaded);
            }
            glibcOffsets = exportedBy(loaded);
        }
        return new GlibcTls(memory, variant, new GlibcLayout(memory, glibcOffsets));
    }

    private boolean isMusl(LinkMap map) {
        String name = fileName(map);
        return name.startsWith("ld-musl-") || name.startsWith("libc.musl-");
    }

    private MuslTls musl(List<LinkMap> loaded) {
        return new MuslTls(
                memory,
                variant,
                loaded.stream()
                        .filter(map -> module(map).template().isPresent())
                        .map(LinkMap::address)
                        .toList());
    }

    /** libc.so.6 exports them since it has absorbed libpthread. */
    private Optional<GlibcOffsets> exportedBy(List<LinkMap> loaded) {
        MemoryMaps current = maps.get();
        return loaded.stream()
                .filter(map ->
                        fileName(map).startsWith("libc.so") || fileName(map).startsWith("libc-"))
                .flatMap(map -> elf(map, current).stream())
                .flatMap(elf -> ElfSymbols.of(memory, elf).stream())
                .flatMap(symbols -> GlibcOffsets.of(memory, symbols).stream())
                .findFirst();
    }

    private String fileName(LinkMap map) {
        String path = memory.string(map.name());
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
