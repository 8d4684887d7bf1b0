package dev.utraced.linux.arch.x86;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.arch.MovedInstruction;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MovedInstructionTest {
    private static final String LOAD_RELATIVE_TO_PC = "48 8b 05 00 04 00 10";
    private static final String CALL_RBX = "ff d3";
    private static final int X87_INSTRUCTION_POINTER = 8;

    private final CpuState thread = CpuState.random(new Random(3), true, StepOracle.HOME);

    @Test
    void aThreadThatHasNotExecutedItGoesBackWithItsRegisters() {
        var before = thread.copy();
        var moved = moved(LOAD_RELATIVE_TO_PC);
        moved.begin(thread, StepOracle.SLOT);
        assertThat(thread.get(UserReg.RIP)).isEqualTo(StepOracle.SLOT);
        assertThat(thread.get(UserReg.RSI)).isEqualTo(StepOracle.HOME + 7);

        assertThat(moved.finish(thread, StepOracle.SLOT, thread)).isFalse();
        assertThat(thread.differences(before)).isEmpty();
    }

    @Test
    void aSignalFrameIsNoReturnAddress() {
        var moved = moved(CALL_RBX);
        moved.begin(thread, StepOracle.SLOT);
        thread.set(UserReg.RIP, 0x401234);
        var inHandler = thread.copy();

        assertThat(moved.finish(thread, StepOracle.SLOT, thread)).isTrue();
        assertThat(thread.differences(inHandler)).isEmpty();
    }

    @Test
    void anX87InstructionIsRememberedWhereItBelongs() {
        var moved = moved("d9 e8"); // fld1
        moved.begin(thread, StepOracle.SLOT);
        thread.set(UserReg.RIP, StepOracle.SLOT + 2);
        thread.extended().putLong(X87_INSTRUCTION_POINTER, StepOracle.SLOT);

        assertThat(moved.finish(thread, StepOracle.SLOT, thread)).isTrue();
        assertThat(thread.extended().getLong(X87_INSTRUCTION_POINTER)).isEqualTo(StepOracle.HOME);
    }

    @Test
    void aCopyWithAnInsertedJumpFitsTwiceTheLongestInstruction() {
        String longestSystemCall = "66 66 66 66 66 66 66 66 66 66 66 66 66 0f 05";
        assertThat(moved(longestSystemCall).code())
                .hasSizeLessThanOrEqualTo(2 * new X86InstructionMover(true).maxLengthBytes());
    }

    @ParameterizedTest
    @CsvSource({
        "8e d0, MOV to SS puts the trap off",
        "ff 18, a far call",
        "ff 28, a far jump",
        "cb, a far return",
        "48 cf, IRET",
        "c7 f8 00 10 00 00, XBEGIN",
        "0f 01 d7, ENCLU",
        "0f 00 c0, SLDT which the kernel does",
        "0f 01 04 24, SGDT which the kernel does",
        "0f 01 e0, SMSW which the kernel does",
        "fa, CLI which the kernel does",
        "0f 34, SYSENTER comes back to 32-bit code",
        "66 e8 00 01 00 00, a branch whose length depends on the vendor",
        "66 0f 84 00 01 00 00, a branch whose length depends on the vendor",
        "66 ff d0, a narrow call",
        "06, nothing in 64-bit mode",
        "48 8b, half an instruction"
    })
    void someMustStay(String hex, String why) {
        assertThat(new X86InstructionMover(true).displace(bytes(hex), StepOracle.HOME))
                .as(why)
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"e8 00 01 00 00", "ff d3"})
    void callsStayWhereAShadowStackIsWatching(String hex) {
        assertThat(new X86InstructionMover(true, true).displace(bytes(hex), StepOracle.HOME))
                .isEmpty();
        assertThat(new X86InstructionMover(true, true).displace(bytes("c3"), StepOracle.HOME))
                .isPresent();
    }

    private static MovedInstruction moved(String hex) {
        return new X86InstructionMover(true)
                .displace(bytes(hex), StepOracle.HOME)
                .orElseThrow();
    }

    private static byte[] bytes(String hex) {
        return HexFormat.ofDelimiter(" ").parseHex(hex);
    }
}
