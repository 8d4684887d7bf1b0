package dev.utraced.linux.engine;

import dev.utraced.linux.breakpoint.ProgramSpace;
import dev.utraced.linux.proc.ProcessImage;
import dev.utraced.linux.sys.ProcFs;
import dev.utraced.linux.sys.SeccompData;
import dev.utraced.linux.sys.SeccompFilters;
import dev.utraced.linux.trace.ThreadGroup;
import dev.utraced.target.MemoryRange;
import dev.utraced.target.TargetException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/** Finds room in processes by what they have mapped. */
final class MappedSpace implements ProgramSpace {
    private final Function<ThreadGroup, ProcessImage> images;
    private final ProcFs procFs;
    private final SeccompFilters filters = new SeccompFilters();

    MappedSpace(Function<ThreadGroup, ProcessImage> images, ProcFs procFs) {
        this.images = images;
        this.procFs = procFs;
    }

    @Override
    public List<MemoryRange> scratch(ThreadGroup group) {
        return images.apply(group).scratchRanges();
    }

    @Override
    public OptionalLong room(ThreadGroup group, long instruction, MemoryRange window, int lengthBytes) {
        try {
            return images.apply(group).roomForPad(instruction, window, lengthBytes);
        } catch (TargetException e) {
            return OptionalLong.empty(); // it has just gone
        }
    }

    @Override
    public boolean mayCall(int tid, List<SeccompData> calls) {
        return procFs.credentials(tid)
                .filter(it -> !it.seccomp() || filters.allow(tid, calls))
                .isPresent();
    }
}
