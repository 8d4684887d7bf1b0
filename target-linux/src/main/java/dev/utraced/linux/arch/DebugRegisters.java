package dev.utraced.linux.arch;

import dev.utraced.target.MemoryRange;
import dev.utraced.target.WatchKind;
import java.util.List;
import java.util.Optional;

/** How hardware breakpoints and watchpoints are laid out in the debug registers. Values in, values out; nothing is kept here. */
public interface DebugRegisters {
    boolean supports(WatchKind kind);

    /** Cuts a range into the aligned pieces that one register each can watch. */
    List<Slot> split(WatchKind kind, MemoryRange range);

    /** The slot of a hardware breakpoint. */
    Slot breakpoint(long address);

    /** How many slots there are. */
    int count();

    /**
     * The words of {@code struct user} to write so that exactly these slots are armed, in the order in which they must be written.
     *
     * @param slots at most {@link #count()}; their place in the list is their register's number
     */
    List<UserWord> armed(List<Slot> slots);

    /** Offset in {@code struct user} of the word that tells which slot was hit. */
    long statusOffsetBytes();

    /** @return the place of the slot that the status word says was hit; empty: none */
    Optional<Integer> hit(long status, int slots);

    /** One debug register's worth. @param watch empty: an execution breakpoint */
    record Slot(long address, int lengthBytes, Optional<WatchKind> watch) {}

    /** A word to write. */
    record UserWord(long offsetBytes, long value) {}
}
