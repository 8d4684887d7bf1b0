package dev.utraced.linux.proc;

import java.util.List;
import java.util.Optional;

/**
 * What a process has mapped where, at one moment.
 *
 * @param mappings in ascending order of unsigned addresses; they do not overlap
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_maps.5.html">proc_pid_maps(5)</a>
 */
public record MemoryMaps(List<Mapping> mappings) {
    public MemoryMaps {
        mappings = List.copyOf(mappings);
    }

    /** @param text of {@code /proc/PID/maps} */
    public static MemoryMaps parse(byte[] text) {
        return new MemoryMaps(MapsParser.parse(text));
    }

    /** The mapping that an address lies in. */
    public Optional<Mapping> at(long address) {
        int index = indexAtOrBefore(address);
        return index >= 0 && mappings.get(index).range().contains(address)
                ? Optional.of(mappings.get(index))
                : Optional.empty();
    }

    /** The first mapping that ends behind an address. */
    public Optional<Mapping> atOrAfter(long address) {
        int index = indexAtOrBefore(address);
        if (index < 0 || !mappings.get(index).range().contains(address)) {
            index++;
        }
        return index < mappings.size() ? Optional.of(mappings.get(index)) : Optional.empty();
    }

    /** The mapping that a file's first byte went to in the same act of loading: the nearest one below {@code part}, or itself. */
    Optional<Mapping> startOfFile(Mapping part) {
        for (int i = indexAtOrBefore(part.range().start()); i >= 0; i--) {
            Mapping candidate = mappings.get(i);
            if (candidate.file().equals(part.file()) && candidate.offset() == 0) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private int indexAtOrBefore(long address) {
        int low = 0;
        int high = mappings.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (Long.compareUnsigned(mappings.get(middle).range().start(), address) <= 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }
}
