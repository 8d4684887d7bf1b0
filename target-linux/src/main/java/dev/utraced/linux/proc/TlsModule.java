package dev.utraced.linux.proc;

import dev.utraced.target.TargetException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A library that may have thread-local storage.
 *
 * @param file finds its ELF headers in memory, which takes a look at the process's maps
 */
record TlsModule(LinkMap map, Supplier<Optional<LoadedElf>> file) {
    /** The segment that each thread's block is made from, and where its first bytes are in memory. */
    record Template(long image, ProgramHeader segment) {}

    Optional<Template> template() {
        return file.get()
                .flatMap(elf -> elf.first(ProgramHeader.THREAD_LOCAL)
                        .map(segment -> new Template(elf.bias() + segment.address(), segment)));
    }

    static TargetException noStorage() {
        return new TargetException("The module has no thread-local storage");
    }
}
