package dev.utraced.target;

import java.util.List;
import java.util.OptionalLong;

/**
 * The dynamic linker's list of libraries (SVR4).
 *
 * @param mainLinkMap the program's own {@code link_map}; empty in a list that starts further on
 */
public record LibraryList(OptionalLong mainLinkMap, List<Library> libraries) {
    public LibraryList {
        libraries = List.copyOf(libraries);
    }

    /**
     * One {@code struct link_map}.
     *
     * @param name the path as the dynamic linker has it
     * @param linkMap address of the {@code link_map}
     * @param loadBias {@code l_addr}: what to add to the addresses in the file
     * @param dynamicSection {@code l_ld}: address of the dynamic section in memory
     * @param namespace address of the namespace's {@code r_debug}
     */
    public record Library(String name, long linkMap, long loadBias, long dynamicSection, long namespace) {}
}
