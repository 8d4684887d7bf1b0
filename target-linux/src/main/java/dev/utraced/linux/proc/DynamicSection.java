package dev.utraced.linux.proc;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The dynamic section of a loaded file: tags with values. */
final class DynamicSection {
    static final long HASH = 4;
    static final long STRINGS = 5;
    static final long SYMBOLS = 6;
    static final long DEBUG = 21;
    static final long GNU_HASH = 0x6ffffef5L;

    private static final int MAX_ENTRIES = 4096;

    private final Map<Long, Long> values = new HashMap<>();
    private final long bias;

    private DynamicSection(long bias) {
        this.bias = bias;
    }

    /** @return empty where the file has none, being static, or where it cannot be read */
    static Optional<DynamicSection> of(ProcessMemory memory, LoadedElf elf) {
        return elf.first(ProgramHeader.DYNAMIC).flatMap(segment -> {
            long pairs = Long.divideUnsigned(segment.memorySize(), 2L * memory.wordSizeBytes());
            int entries = (int) Math.min(pairs, MAX_ENTRIES);
            return memory.words(elf.bias() + segment.address(), 2 * entries)
                    .map(words -> new DynamicSection(elf.bias()).fill(words, entries));
        });
    }

    private DynamicSection fill(Words words, int entries) {
        for (int i = 0; i < entries && words.get(2 * i) != 0; i++) {
            values.putIfAbsent(words.get(2 * i), words.get(2 * i + 1));
        }
        return this;
    }

    OptionalLong value(long tag) {
        Long value = values.get(tag);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** An address; glibc's dynamic linker adds the load bias to those in memory, musl's and the kernel's vDSO leave them as in the file. */
    OptionalLong address(long tag) {
        OptionalLong value = value(tag);
        return value.isPresent() && Long.compareUnsigned(value.getAsLong(), bias) < 0
                ? OptionalLong.of(value.getAsLong() + bias)
                : value;
    }
}
