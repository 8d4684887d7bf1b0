package dev.utraced.linux.breakpoint;

import dev.utraced.agent.AgentExpression;
import dev.utraced.linux.arch.JumpPadCode;
import dev.utraced.linux.arch.JumpPadMaker;
import dev.utraced.target.MemoryRange;
import java.util.Arrays;
import java.util.List;

/**
 * Code in the program that decides the conditions of one trap in the threads that come by. It stays, once it is there, as long as the
 * process is traced: a thread may be in it. Jumps to it come and go.
 *
 * @param trap the address of the trap that it is for
 * @param displaced the program's bytes from there on, of which it was made
 * @param conditions what it decides
 */
record JumpPad(long trap, byte[] displaced, List<AgentExpression> conditions, long start, JumpPadCode code) {
    private static final long PAGE_BYTES = 4096;

    /** Whether what it decides is what is asked, and what it does in the end what the program would do. */
    boolean isFor(Trap other, byte[] code) {
        return trap == other.address() && conditions.equals(other.conditions()) && Arrays.equals(displaced, code);
    }

    /** What lies in it, and the place behind, where a thread stops at its end. */
    MemoryRange range() {
        return new MemoryRange(start, code.lengthBytes() + 1L);
    }

    /** The bytes that the jump to it is read from. */
    MemoryRange jumpRange() {
        return new MemoryRange(trap, JumpPadMaker.JUMP_BYTES);
    }

    MemoryRange pages() {
        long from = start & -PAGE_BYTES;
        long end = range().endExclusive() + PAGE_BYTES - 1 & -PAGE_BYTES;
        return MemoryRange.between(from, end);
    }
}
