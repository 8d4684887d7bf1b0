package dev.utraced.linux.proc;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * musl: libraries are never unloaded, and modules with thread-local storage are numbered from 1 in the order of the list. The DTV is
 * an array of words: the number of modules that it reaches to, then each one's block.
 */
final class MuslTls implements TlsBlocks {
    private final ProcessMemory memory;
    private final TlsVariant variant;
    private final List<Long> modules;

    /** @param modules addresses of the {@code link_map}s with thread-local storage, the program's own among them, in the list's order */
    MuslTls(ProcessMemory memory, TlsVariant variant, List<Long> modules) {
        this.memory = memory;
        this.variant = variant;
        this.modules = List.copyOf(modules);
    }

    @Override
    public OptionalLong block(long threadPointer, TlsModule module) {
        int id = modules.indexOf(module.map().address()) + 1;
        if (id == 0) {
            throw TlsModule.noStorage();
        }
        int wordSize = memory.wordSizeBytes();
        long vector = word(variant.muslVectorPointer(threadPointer, wordSize));
        if (vector == 0 || Long.compareUnsigned(id, word(vector)) > 0) {
            return OptionalLong.empty();
        }
        long block = word(vector + (long) id * wordSize);
        return block == 0 ? OptionalLong.empty() : OptionalLong.of(block);
    }

    private long word(long address) {
        Optional<Words> words = memory.words(address, 1);
        return words.isPresent() ? words.get().get(0) : 0;
    }
}
