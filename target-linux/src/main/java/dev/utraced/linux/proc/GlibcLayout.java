package dev.utraced.linux.proc;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where glibc keeps what it knows of a library's thread-local storage, in the private part of {@code struct link_map}, which differs
 * from release to release. Since 2.34 the C library itself exports the offsets for debuggers; in older ones, and if they cannot be
 * found, the fields are recognised by the four before them, which repeat the library's PT_TLS header.
 */
final class GlibcLayout {
    /** How far into a {@code link_map} to look; it had 1,200 bytes in 2.36. */
    private static final int SEARCHED_WORDS = 320;

    /** The fields are: address of the initial image, its size, the block's size, alignment, first byte's offset, offset, number. */
    private static final int OFFSET_INDEX = 5;

    private static final int ID_INDEX = 6;

    private final ProcessMemory memory;
    private final Optional<GlibcOffsets> exported;

    /** @param exported empty: the C library does not export them */
    GlibcLayout(ProcessMemory memory, Optional<GlibcOffsets> exported) {
        this.memory = memory;
        this.exported = exported;
    }

    /**
     * What glibc has given a library.
     *
     * @param moduleId {@code l_tls_modid}, from 1 on; 0: none
     * @param staticOffset {@code l_tls_offset}
     */
    record Numbers(long moduleId, long staticOffset) {
        private static final Numbers NONE = new Numbers(0, 0);
    }

    Optional<Numbers> numbersOf(TlsModule module) {
        return exported.isPresent() ? byOffsets(module.map(), exported.get()) : bySearch(module);
    }

    /** The generation of a module number's present owner; 0 where that is not known, all ones where it is another library. */
    long generationOf(long moduleId, LinkMap map) {
        return exported.map(offsets -> offsets.slots().generationOf(moduleId, map))
                .orElse(0L);
    }

    private Optional<Numbers> byOffsets(LinkMap map, GlibcOffsets offsets) {
        Optional<Words> id = memory.words(map.address() + offsets.moduleId(), 1);
        Optional<Words> offset = memory.words(map.address() + offsets.staticOffset(), 1);
        return id.isPresent() && offset.isPresent()
                ? Optional.of(new Numbers(id.get().get(0), offset.get().getSigned(0)))
                : Optional.empty();
    }

    private Optional<Numbers> bySearch(TlsModule module) {
        Optional<TlsModule.Template> template = module.template();
        if (template.isEmpty()) {
            return Optional.of(Numbers.NONE);
        }
        return memory.words(module.map().address(), SEARCHED_WORDS).flatMap(words -> {
            OptionalInt at = find(words, template.get());
            return at.isPresent()
                    ? Optional.of(new Numbers(
                            words.get(at.getAsInt() + ID_INDEX), words.getSigned(at.getAsInt() + OFFSET_INDEX)))
                    : Optional.empty();
        });
    }

    private OptionalInt find(Words words, TlsModule.Template template) {
        ProgramHeader segment = template.segment();
        long image = template.image() & memory.wordMask();
        for (int i = 0; i + ID_INDEX < words.count(); i++) {
            if (words.get(i) == image
                    && words.get(i + 1) == segment.fileSize()
                    && words.get(i + 2) == segment.memorySize()
                    && words.get(i + 3) == segment.alignment()) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }
}
