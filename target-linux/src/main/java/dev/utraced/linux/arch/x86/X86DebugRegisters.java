package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.DebugRegisters;
import dev.utraced.target.MemoryRange;
import dev.utraced.target.WatchKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * DR0 to DR3 hold addresses, DR7 says what they are for, DR6 which one was hit (AMD64 Architecture Programmer's Manual volume 2, 13.1).
 * There is no read-only watch. The offsets are those of a 64-bit kernel, for 32-bit processes, too.
 */
public final class X86DebugRegisters implements DebugRegisters {
    private static final int ADDRESS_REGISTERS = 4;
    private static final int LONGEST_WATCH_BYTES = 8;
    /** Where {@code u_debugreg} is in the kernel's {@code struct user}. */
    private static final long DR0_OFFSET = 848;

    private static final int STATUS = 6;
    private static final int CONTROL = 7;

    @Override
    public boolean supports(WatchKind kind) {
        return kind != WatchKind.READ;
    }

    @Override
    public List<Slot> split(WatchKind kind, MemoryRange range) {
        var pieces = new ArrayList<Slot>();
        long address = range.start();
        long left = range.lengthBytes();
        while (left > 0) {
            int length = longestAlignedPiece(address, left);
            pieces.add(new Slot(address, length, Optional.of(kind)));
            address += length;
            left -= length;
        }
        return List.copyOf(pieces);
    }

    private static int longestAlignedPiece(long address, long left) {
        int length = LONGEST_WATCH_BYTES;
        while (length > left || (address & (length - 1)) != 0) {
            length /= 2;
        }
        return length;
    }

    @Override
    public Slot breakpoint(long address) {
        return new Slot(address, 1, Optional.empty());
    }

    @Override
    public int count() {
        return ADDRESS_REGISTERS;
    }

    /**
     * Disarms first, since the kernel checks each address against the length and kind that DR7 has at that moment; clears the status last,
     * since it keeps old hits.
     */
    @Override
    public List<UserWord> armed(List<Slot> slots) {
        if (slots.size() > ADDRESS_REGISTERS) {
            throw new IllegalArgumentException(slots.size() + " slots (expected: at most " + ADDRESS_REGISTERS + ")");
        }
        var words = new ArrayList<UserWord>();
        words.add(word(CONTROL, 0));
        long control = 0;
        for (int n = 0; n < slots.size(); n++) {
            words.add(word(n, slots.get(n).address()));
            control |= controlBits(slots.get(n), n);
        }
        if (control != 0) {
            words.add(word(CONTROL, control));
        }
        words.add(word(STATUS, 0));
        return List.copyOf(words);
    }

    /** The local enable bit, and the kind and length fields of one register. */
    private static long controlBits(Slot slot, int n) {
        long enable = 1L << (2 * n);
        long kindAndLength = kindBits(slot.watch()) | lengthBits(slot.lengthBytes()) << 2;
        return enable | kindAndLength << (16 + 4 * n);
    }

    private static long kindBits(Optional<WatchKind> watch) {
        if (watch.isEmpty()) {
            return 0b00;
        }
        return switch (watch.get()) {
            case WRITE -> 0b01;
            case ACCESS -> 0b11;
            case READ -> throw new IllegalArgumentException("x86 cannot watch reads alone");
        };
    }

    private static long lengthBits(int lengthBytes) {
        return switch (lengthBytes) {
            case 1 -> 0b00;
            case 2 -> 0b01;
            case 4 -> 0b11;
            case 8 -> 0b10;
            default -> throw new IllegalArgumentException("length " + lengthBytes + " (expected: 1, 2, 4 or 8)");
        };
    }

    private static UserWord word(int register, long value) {
        return new UserWord(DR0_OFFSET + 8L * register, value);
    }

    @Override
    public long statusOffsetBytes() {
        return DR0_OFFSET + 8L * STATUS;
    }

    @Override
    public Optional<Integer> hit(long status, int slots) {
        int lowest = Long.numberOfTrailingZeros(status);
        return lowest < Math.min(slots, ADDRESS_REGISTERS) ? Optional.of(lowest) : Optional.empty();
    }
}
