package dev.utraced.linux.proc;

import dev.utraced.target.TargetException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * glibc: the DTV is an array of pairs of words. Before its start stands how many modules it reaches to, in element 0 the generation of
 * the list of modules that it was last brought up to, then for each module its block, or -1 as long as the thread has not used it.
 */
final class GlibcTls implements TlsBlocks {
    private final ProcessMemory memory;
    private final TlsVariant variant;
    private final GlibcLayout layout;

    GlibcTls(ProcessMemory memory, TlsVariant variant, GlibcLayout layout) {
        this.memory = memory;
        this.variant = variant;
        this.layout = layout;
    }

    @Override
    public OptionalLong block(long threadPointer, TlsModule module) {
        GlibcLayout.Numbers numbers = layout.numbersOf(module)
                .orElseThrow(() -> new TargetException("This C library's thread-local storage is not understood"));
        if (numbers.moduleId() == 0) {
            throw TlsModule.noStorage();
        }
        OptionalLong block = inVector(threadPointer, module, numbers);
        return block.isEmpty() && variant.isStatic(numbers.staticOffset())
                ? OptionalLong.of(variant.staticBlock(threadPointer, numbers.staticOffset()) & memory.wordMask())
                : block;
    }

    private OptionalLong inVector(long threadPointer, TlsModule module, GlibcLayout.Numbers numbers) {
        int wordSize = memory.wordSizeBytes();
        long vector = words(variant.glibcVectorPointer(threadPointer, wordSize), 1)
                .map(words -> words.get(0))
                .orElse(0L);
        // Two pairs at once: the length and the generation.
        Optional<Words> header = vector == 0 ? Optional.empty() : words(vector - 2L * wordSize, 4);
        long length = header.map(words -> words.get(0)).orElse(0L);
        if (Long.compareUnsigned(numbers.moduleId(), length) > 0) {
            return OptionalLong.empty();
        }
        long generation = header.orElseThrow().get(2);
        if (Long.compareUnsigned(layout.generationOf(numbers.moduleId(), module.map()), generation) > 0) {
            return OptionalLong.empty();
        }
        long block = words(vector + 2 * numbers.moduleId() * wordSize, 1)
                .map(words -> words.get(0))
                .orElse(0L);
        return block == 0 || block == memory.wordMask() ? OptionalLong.empty() : OptionalLong.of(block);
    }

    private Optional<Words> words(long address, int count) {
        return memory.words(address, count);
    }
}
