package dev.utraced.linux.proc;

import java.util.Optional;

/**
 * glibc's list of who owns which module number: chunks of a length, a link, and so many pairs of a generation and a {@code link_map}.
 *
 * @param first address of the first chunk; 0: not known
 */
record GlibcSlots(ProcessMemory memory, long first) {
    /** A module number is given again after its library has been unloaded, and old DTVs then still hold the old library's block. */
    private static final long NEVER = -1;

    private static final int MAX_CHUNKS = 1024;
    private static final int CHUNK_HEADER_WORDS = 2;

    /** @return 0 where it is not known, all ones where another library owns the number */
    long generationOf(long moduleId, LinkMap map) {
        long chunk = first;
        long index = moduleId;
        for (int i = 0; i < MAX_CHUNKS && chunk != 0; i++) {
            Optional<Words> header = memory.words(chunk, CHUNK_HEADER_WORDS);
            if (header.isEmpty()) {
                break;
            }
            long length = header.get().get(0);
            if (Long.compareUnsigned(index, length) < 0) {
                return generationIn(chunk, index, map);
            }
            index -= length;
            chunk = header.get().get(1);
        }
        return 0;
    }

    private long generationIn(long chunk, long index, LinkMap map) {
        long slot = chunk + (CHUNK_HEADER_WORDS + 2 * index) * memory.wordSizeBytes();
        return memory.words(slot, 2)
                .map(words -> words.get(1) == map.address() ? words.get(0) : NEVER)
                .orElse(0L);
    }
}
