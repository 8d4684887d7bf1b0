package dev.utraced.linux.proc;

import java.util.Optional;

/**
 * The public part of {@code struct link_map} (link.h), five words in every C library.
 *
 * @param address its own
 * @param bias {@code l_addr}
 * @param name address of the string {@code l_name}
 * @param dynamicSection {@code l_ld}
 * @param next address of the next one, 0: the last
 * @param previous address of the one before
 */
record LinkMap(long address, long bias, long name, long dynamicSection, long next, long previous) {
    private static final int PUBLIC_WORDS = 5;

    static Optional<LinkMap> read(ProcessMemory memory, long address) {
        return memory.words(address, PUBLIC_WORDS)
                .map(words ->
                        new LinkMap(address, words.get(0), words.get(1), words.get(2), words.get(3), words.get(4)));
    }
}
