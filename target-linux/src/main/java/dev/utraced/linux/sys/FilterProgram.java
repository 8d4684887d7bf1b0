package dev.utraced.linux.sys;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A filter that decides on system calls: classic BPF.
 *
 * @see <a href="https://www.kernel.org/doc/html/latest/userspace-api/seccomp_filter.html">Seccomp BPF</a>
 */
record FilterProgram(List<FilterInstruction> instructions) {
    /** SECCOMP_RET_ACTION_FULL of linux/seccomp.h; the other bits go with some of the actions. */
    private static final int ACTION = 0xffff_0000;

    /** SECCOMP_RET_ALLOW. */
    private static final int ALLOW = 0x7fff_0000;

    FilterProgram {
        instructions = List.copyOf(instructions);
    }

    /** @param bytes in native byte order, from their start on */
    static FilterProgram parse(ByteBuffer bytes, int count) {
        List<FilterInstruction> instructions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            instructions.add(FilterInstruction.parse(bytes, i * FilterInstruction.BYTES));
        }
        return new FilterProgram(instructions);
    }

    /**
     * Whether it lets a call pass and nobody notices: the actions that write to the system's log, stop the thread for a tracer or ask a
     * supervisor count as a refusal, and so does what is not known.
     */
    boolean allows(SeccompData call) {
        return (new FilterRun(instructions, call).answer() & ACTION) == ALLOW;
    }
}
