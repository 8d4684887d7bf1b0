package dev.utraced.linux.proc;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What glibc exports for debuggers about its private structures.
 *
 * @param moduleId offset of {@code l_tls_modid} in {@code struct link_map}, in bytes
 * @param staticOffset that of {@code l_tls_offset}
 * @param slots who owns which module number
 */
record GlibcOffsets(long moduleId, long staticOffset, GlibcSlots slots) {
    /** @return empty where this is not a C library that exports them */
    static Optional<GlibcOffsets> of(ProcessMemory memory, ElfSymbols library) {
        OptionalLong moduleId = offset(memory, library, "link_map_l_tls_modid");
        OptionalLong staticOffset = offset(memory, library, "link_map_l_tls_offset");
        if (moduleId.isEmpty() || staticOffset.isEmpty()) {
            return Optional.empty();
        }
        GlibcSlots slots = new GlibcSlots(memory, firstSlots(memory, library));
        return Optional.of(new GlibcOffsets(moduleId.getAsLong(), staticOffset.getAsLong(), slots));
    }

    private static long firstSlots(ProcessMemory memory, ElfSymbols library) {
        OptionalLong inGlobals = offset(memory, library, "rtld_global__dl_tls_dtv_slotinfo_list");
        OptionalLong globals = library.address("__nptl_rtld_global");
        if (inGlobals.isEmpty() || globals.isEmpty()) {
            return 0;
        }
        return memory.words(globals.getAsLong(), 1)
                .flatMap(pointer -> memory.words(pointer.get(0) + inGlobals.getAsLong(), 1))
                .map(first -> first.get(0))
                .orElse(0L);
    }

    /** A description is three 32-bit words: the field's size in bits, how often it is repeated, its offset in bytes. */
    private static OptionalLong offset(ProcessMemory memory, ElfSymbols library, String field) {
        OptionalLong description = library.address("_thread_db_" + field);
        if (description.isEmpty()) {
            return OptionalLong.empty();
        }
        Optional<ByteBuffer> words = memory.bytes(description.getAsLong(), 3 * Integer.BYTES);
        return words.isPresent()
                ? OptionalLong.of(Integer.toUnsignedLong(words.get().getInt(2 * Integer.BYTES)))
                : OptionalLong.empty();
    }
}
