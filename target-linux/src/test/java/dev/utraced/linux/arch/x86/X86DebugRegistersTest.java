package dev.utraced.linux.arch.x86;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.utraced.linux.arch.DebugRegisters.Slot;
import dev.utraced.linux.arch.DebugRegisters.UserWord;
import dev.utraced.target.MemoryRange;
import dev.utraced.target.WatchKind;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class X86DebugRegistersTest {
    private static final long DR0 = 848;
    private static final long DR1 = 856;
    private static final long DR6 = 896;
    private static final long DR7 = 904;

    private final X86DebugRegisters registers = new X86DebugRegisters();

    @Test
    void readsAloneCannotBeWatched() {
        assertThat(registers.supports(WatchKind.READ)).isFalse();
        assertThat(registers.supports(WatchKind.WRITE)).isTrue();
        assertThat(registers.supports(WatchKind.ACCESS)).isTrue();
    }

    @Test
    void anAlignedWordTakesOneRegister() {
        assertThat(split(0x1000, 8)).containsExactly(piece(0x1000, 8));
        assertThat(split(0x1004, 4)).containsExactly(piece(0x1004, 4));
    }

    @Test
    void anUnalignedRangeIsCutIntoAlignedPieces() {
        assertThat(split(0x1001, 7)).containsExactly(piece(0x1001, 1), piece(0x1002, 2), piece(0x1004, 4));
        assertThat(split(0x1006, 5)).containsExactly(piece(0x1006, 2), piece(0x1008, 2), piece(0x100a, 1));
    }

    @Test
    void aLongRangeIsCutIntoMorePiecesThanThereAreRegisters() {
        assertThat(split(0x1000, 40)).hasSize(5).hasSizeGreaterThan(registers.count());
    }

    @Test
    void aRangeAtTheTopOfTheAddressSpaceIsCut() {
        assertThat(split(-8, 8)).containsExactly(piece(-8, 8));
    }

    @Test
    void armingDisarmsFirstAndClearsTheStatusLast() {
        var slots = List.of(
                new Slot(0x2000, 8, Optional.of(WatchKind.WRITE)), new Slot(0x3002, 2, Optional.of(WatchKind.ACCESS)));

        assertThat(registers.armed(slots))
                .containsExactly(
                        new UserWord(DR7, 0),
                        new UserWord(DR0, 0x2000),
                        new UserWord(DR1, 0x3002),
                        // L0 and L1; register 0: write, 8 bytes; register 1: read or write, 2 bytes
                        new UserWord(DR7, 0b0101 | 0b1001L << 16 | 0b0111L << 20),
                        new UserWord(DR6, 0));
    }

    @Test
    void anExecutionBreakpointHasLengthOneAndNoKind() {
        assertThat(registers.armed(List.of(registers.breakpoint(0x401000))))
                .containsExactly(
                        new UserWord(DR7, 0), new UserWord(DR0, 0x401000), new UserWord(DR7, 1), new UserWord(DR6, 0));
    }

    @Test
    void fourBytesAreEncodedAsThree() {
        assertThat(registers.armed(List.of(piece(0x1000, 4)))).contains(new UserWord(DR7, 1 | 0b1101L << 16));
    }

    @Test
    void noSlotsLeaveEverythingDisarmed() {
        assertThat(registers.armed(List.of())).containsExactly(new UserWord(DR7, 0), new UserWord(DR6, 0));
    }

    @Test
    void moreSlotsThanRegistersAreRefused() {
        var five = Collections.nCopies(5, piece(0x1000, 1));
        assertThatThrownBy(() -> registers.armed(five)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theStatusNamesTheLowestRegisterThatWasHit() {
        assertThat(registers.statusOffsetBytes()).isEqualTo(DR6);
        assertThat(registers.hit(0b1010, 4)).contains(1);
        assertThat(registers.hit(0xffff0ff8L, 4)).contains(3);
    }

    @Test
    void aSingleStepIsNoHit() {
        assertThat(registers.hit(0xffff4ff0L, 4)).isEmpty();
        assertThat(registers.hit(0b1000, 3)).isEmpty();
        assertThat(registers.hit(0, 4)).isEmpty();
    }

    private List<Slot> split(long address, long lengthBytes) {
        return registers.split(WatchKind.WRITE, new MemoryRange(address, lengthBytes));
    }

    private static Slot piece(long address, int lengthBytes) {
        return new Slot(address, lengthBytes, Optional.of(WatchKind.WRITE));
    }
}
