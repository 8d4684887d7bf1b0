package dev.utraced.linux.step;

import dev.utraced.linux.trace.ThreadGroup;
import dev.utraced.target.MemoryRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Memory outside of its stack that a process's only thread may be spared the processor for when it is stepped: in a private mapping,
 * so that nobody else sees how it is accessed; and on a page where the processor itself has just done the same, a load or a store, so that
 * there is nothing in the way of it, be it the mapping, a protection key, or a page that is not there. That holds as long as the thread
 * does nothing but compute, load and store, for it needs the kernel or an unusual instruction to change any of that.
 */
final class ProvenPages {
    private static final int PAGE_BITS = 12;

    private final PrivateMappings mappings;
    private final Set<Long> read = new HashSet<>();
    private final Set<Long> written = new HashSet<>();
    private final List<MemoryRange> known = new ArrayList<>();
    private final Set<Long> unfit = new HashSet<>();
    private @Nullable ThreadGroup group;

    /** What the processor is about to prove. */
    private Optional<Access> wanted = Optional.empty();

    private record Access(long page, boolean writes) {}

    /** Finds out about a process's memory. */
    @FunctionalInterface
    interface PrivateMappings {
        /** The private mapping of memory or of a file, no device's, that an address lies in. */
        Optional<MemoryRange> at(ThreadGroup group, long address);
    }

    ProvenPages(PrivateMappings mappings) {
        this.mappings = mappings;
    }

    /** Whether the access needs no processor. If not, the next {@link #proven} is about it. */
    boolean allow(ThreadGroup process, long address, boolean writes) {
        if (process != group) {
            forget();
            group = process;
        }
        long page = address >>> PAGE_BITS;
        boolean allowed = (writes ? written : read).contains(page);
        wanted = allowed || unfit.contains(page) ? Optional.empty() : Optional.of(new Access(page, writes));
        return allowed;
    }

    /** The processor has executed the instruction that was not allowed. */
    void proven() {
        if (group != null && wanted.isPresent()) {
            Access access = wanted.get();
            Set<Long> pages = access.writes() ? written : read;
            (isPrivate(group, access.page() << PAGE_BITS) ? pages : unfit).add(access.page());
        }
        wanted = Optional.empty();
    }

    private boolean isPrivate(ThreadGroup process, long address) {
        if (known.stream().anyMatch(mapping -> mapping.contains(address))) {
            return true;
        }
        Optional<MemoryRange> mapping = mappings.at(process, address);
        mapping.ifPresent(known::add);
        return mapping.isPresent();
    }

    /** It has not. */
    void unproven() {
        wanted = Optional.empty();
    }

    /** The process has run on, or may have changed its memory otherwise. */
    void forget(ThreadGroup process) {
        if (process == group) {
            forget();
        }
    }

    private void forget() {
        group = null;
        known.clear();
        unfit.clear();
        read.clear();
        written.clear();
        wanted = Optional.empty();
    }
}
