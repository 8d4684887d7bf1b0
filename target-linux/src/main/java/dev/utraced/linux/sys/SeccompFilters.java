package dev.utraced.linux.sys;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the filters of a thread would say to system calls. Loop thread only, as it is asked by ptrace.
 *
 * <p>The kernel shows filters only to who has CAP_SYS_ADMIN in the first user namespace and is not filtered itself, and only where it is
 * built with CONFIG_CHECKPOINT_RESTORE ({@code seccomp_get_filter} in kernel/seccomp.c).
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/ptrace.2.html">ptrace(2), PTRACE_SECCOMP_GET_FILTER</a>
 */
public final class SeccompFilters {
    /** BPF_MAXINSNS of linux/bpf_common.h. */
    private static final int MOST_INSTRUCTIONS = 4096;

    /**
     * Whether a thread could make these calls and nobody would notice.
     *
     * @param tid of a stopped tracee that has filters
     * @return false also where they cannot be read, or do what is not known here
     */
    public boolean allow(int tid, List<SeccompData> calls) {
        return read(tid)
                .filter(filters ->
                        filters.stream().allMatch(filter -> calls.stream().allMatch(filter::allows)))
                .isPresent();
    }

    /** All filters, in no order: each is asked. Empty: they are not to be seen, or there is none, and the thread is filtered otherwise. */
    Optional<List<FilterProgram>> read(int tid) {
        List<FilterProgram> filters = new ArrayList<>();
        Scratch instructions = new Scratch(MOST_INSTRUCTIONS * FilterInstruction.BYTES);
        while (true) {
            long count = Libc.ptrace(PtraceRequest.SECCOMP_GET_FILTER, tid, filters.size(), instructions.address());
            if (count < 0) {
                return Libc.errno().equals(Errno.ENOENT) && !filters.isEmpty()
                        ? Optional.of(filters)
                        : Optional.empty();
            }
            filters.add(FilterProgram.parse(instructions.bytes(), (int) count));
        }
    }
}
