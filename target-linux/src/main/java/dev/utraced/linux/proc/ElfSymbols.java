package dev.utraced.linux.proc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Looks dynamic symbols of a loaded file up, by its hash table in memory, so that no file is needed.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/elf.5.html">elf(5)</a>
 */
final class ElfSymbols {
    /** A longer chain is garbage: hash tables are built for chains of a few. */
    private static final int MAX_CHAIN = 4096;

    private final ProcessMemory memory;
    private final DynamicSection dynamic;
    private final long bias;
    private final long symbols;
    private final long strings;

    private ElfSymbols(ProcessMemory memory, DynamicSection dynamic, long bias) {
        this.memory = memory;
        this.dynamic = dynamic;
        this.bias = bias;
        this.symbols = dynamic.address(DynamicSection.SYMBOLS).orElse(0);
        this.strings = dynamic.address(DynamicSection.STRINGS).orElse(0);
    }

    static Optional<ElfSymbols> of(ProcessMemory memory, LoadedElf elf) {
        return DynamicSection.of(memory, elf).map(dynamic -> new ElfSymbols(memory, dynamic, elf.bias()));
    }

    /** The address of a symbol that the file defines. */
    OptionalLong address(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        OptionalLong gnuTable = dynamic.address(DynamicSection.GNU_HASH);
        if (gnuTable.isPresent()) {
            return byGnuHash(gnuTable.getAsLong(), bytes);
        }
        OptionalLong table = dynamic.address(DynamicSection.HASH);
        return table.isPresent() ? byHash(table.getAsLong(), bytes) : OptionalLong.empty();
    }

    /** Header: buckets, first symbol, words of the Bloom filter, its shift; then the filter, the buckets, the chains of hashes. */
    private OptionalLong byGnuHash(long table, byte[] name) {
        Optional<ByteBuffer> header = memory.bytes(table, 16);
        int buckets = header.map(bytes -> bytes.getInt(0)).orElse(0);
        if (buckets == 0) {
            return OptionalLong.empty();
        }
        int firstSymbol = header.orElseThrow().getInt(4);
        long bucketTable = table + 16 + (long) header.orElseThrow().getInt(8) * memory.wordSizeBytes();
        long chainTable = bucketTable + 4L * buckets;
        int hash = gnuHash(name);
        int start = int32(bucketTable + 4L * Integer.remainderUnsigned(hash, buckets));
        for (int symbol = start; symbol >= firstSymbol && symbol - start < MAX_CHAIN; symbol++) {
            int entry = int32(chainTable + 4L * (symbol - firstSymbol));
            if ((entry | 1) == (hash | 1) && isNamed(symbol, name)) {
                return valueOf(symbol);
            }
            if ((entry & 1) != 0) {
                break;
            }
        }
        return OptionalLong.empty();
    }

    /** Header: buckets, symbols; then the buckets, and for each symbol the next one. */
    private OptionalLong byHash(long table, byte[] name) {
        int buckets = int32(table);
        if (buckets == 0) {
            return OptionalLong.empty();
        }
        long chainTable = table + 8 + 4L * buckets;
        int symbol = int32(table + 8 + 4L * Integer.remainderUnsigned(systemVHash(name), buckets));
        for (int steps = 0; symbol != 0 && steps < MAX_CHAIN; steps++) {
            if (isNamed(symbol, name)) {
                return valueOf(symbol);
            }
            symbol = int32(chainTable + 4L * symbol);
        }
        return OptionalLong.empty();
    }

    private boolean isNamed(int symbol, byte[] name) {
        return memory.holdsString(strings + Integer.toUnsignedLong(int32(entry(symbol))), name);
    }

    private OptionalLong valueOf(int symbol) {
        boolean is64 = memory.wordSizeBytes() == Long.BYTES;
        Optional<Words> value = memory.words(entry(symbol) + (is64 ? 8 : 4), 1);
        return value.isPresent() ? OptionalLong.of(value.get().get(0) + bias) : OptionalLong.empty();
    }

    private long entry(int symbol) {
        return symbols + Integer.toUnsignedLong(symbol) * (memory.wordSizeBytes() == Long.BYTES ? 24 : 16);
    }

    private int int32(long address) {
        return memory.bytes(address, Integer.BYTES)
                .map(bytes -> bytes.getInt(0))
                .orElse(0);
    }

    private static int gnuHash(byte[] name) {
        int hash = 5381;
        for (byte character : name) {
            hash = hash * 33 + character;
        }
        return hash;
    }

    private static int systemVHash(byte[] name) {
        int hash = 0;
        for (byte character : name) {
            hash = (hash << 4) + character;
            int high = hash & 0xf000_0000;
            hash = (hash ^ high >>> 24) & ~high;
        }
        return hash;
    }
}
