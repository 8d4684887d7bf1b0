package dev.utraced.linux.arch.x86;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.agent.AgentExpression;
import dev.utraced.linux.arch.JumpPadMaker;
import dev.utraced.linux.sys.SeccompData;
import dev.utraced.target.MemoryRange;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a jump can lead that changes no more than one instruction, and what a pad can be made of. */
class X86JumpPadMakerTest {
    private static final long AT = 0x5555_5555_5240L;
    private static final long BEHIND_JUMP = AT + 5;

    private final JumpPadMaker maker = new X86JumpPadMaker(
            number -> number == 5 ? "rdi" : number == 24 ? "st0" : "", X86SyscallRegisters.of(X86Abi.AMD64));

    private static byte[] code(String hex) {
        return Arrays.copyOf(HexFormat.ofDelimiter(" ").parseHex(hex), 15);
    }

    private static AgentExpression condition(String hex) {
        return new AgentExpression(HexFormat.of().parseHex(hex));
    }

    /** The bytes behind a short instruction are the upper ones of the distance. */
    @ParameterizedTest
    @CsvSource({
        "57 41 89 f1 49, 49f18941, 1",
        "89 f1 49 89 fa, fffffffffa894900, 100",
        "41 89 f1 49 89, ffffffff89490000, 10000",
        "48 8d 40 01 89, ffffffff89000000, 1000000"
    })
    void aShortInstructionLeavesLittleChoice(String bytes, String distance, String size) {
        assertThat(maker.window(code(bytes), AT))
                .contains(
                        new MemoryRange(BEHIND_JUMP + Long.parseUnsignedLong(distance, 16), Long.parseLong(size, 16)));
    }

    @Test
    void aLongInstructionCanLeadAnywhereNearby() {
        assertThat(maker.window(code("41 bb 07 00 00 00"), AT))
                .contains(MemoryRange.between(BEHIND_JUMP - (1L << 30), BEHIND_JUMP + (1L << 30)));
    }

    @Test
    void theJumpReplacesNoMoreThanTheInstruction() {
        long pad = BEHIND_JUMP + 0xffffffff89490000L + 0x1234;
        byte[] jump = maker.make(code("41 89 f1 49 89"), AT, pad, List.of(condition("220027")))
                .orElseThrow()
                .jump();
        assertThat(jump).containsExactly(0xe9, 0x34, 0x12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"e8 00 00 00 00", "75 10", "c3", "0f 05", "cc", "f7 f9", "d9 c0"})
    void whatShowsWhereItRunsStaysInItsPlace(String bytes) {
        assertThat(maker.window(code(bytes), AT)).isEmpty();
    }

    @Test
    void anInstructionOnTwoCacheLinesStaysInItsPlace() {
        byte[] code = code("41 bb 07 00 00 00");
        assertThat(maker.window(code, 0x103b)).isPresent();
        assertThat(maker.window(code, 0x103c)).isEmpty();
    }

    @Test
    void codeThatEndsBeforeTheJumpDoesIsLeftAlone() {
        assertThat(maker.window(new byte[] {0x57, 0x41, (byte) 0x89, (byte) 0xf1}, AT))
                .isEmpty();
    }

    /** An endless loop, a register that is none of the general ones, one that is not there, a trace state variable. */
    @ParameterizedTest
    @CsvSource({"2201200000220027, false", "26001827, false", "26006327, false", "2c000127, false", "26000527, true"})
    void aConditionIsDecidedInThePadWhereAThreadHasAllAtHand(String bytecode, boolean possible) {
        assertThat(pad(condition(bytecode)).isPresent()).isEqualTo(possible);
    }

    private Optional<?> pad(AgentExpression condition) {
        return maker.make(code("41 bb 07 00 00 00"), AT, AT + 0x10000, List.of(condition));
    }

    @Test
    void whatGdbMakesOfALongConditionFits() {
        assertThat(pad(condition(
                        "26000516402400061a801320001121002726000516401a16402201132000222100272201210029220020002f"
                                + "210045260005164024000c3500132000402100452201210047220027")))
                .isPresent();
    }

    @Test
    void filtersSeeTheCallsWithAllRegistersThatCanBeArguments() {
        MemoryRange pages = new MemoryRange(0x5555_5555_0000L, 8192);
        assertThat(maker.map(pages).seenByFilters())
                .isEqualTo(new SeccompData(0xc000_003e, 9, List.of(0x5555_5555_0000L, 8192L, 5L, 0x10_0022L, -1L, 0L)));
        assertThat(maker.unmap(pages).seenByFilters())
                .isEqualTo(new SeccompData(0xc000_003e, 11, List.of(0x5555_5555_0000L, 8192L, 0L, 0L, 0L, 0L)));
    }
}
