package dev.utraced.linux.arch.x86.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class InstructionDecoderTest {
    private final InstructionDecoder decoder = new InstructionDecoder(true);
    private final InstructionDecoder decoder32 = new InstructionDecoder(false);

    @Test
    void anInstructionCutShortIsNone() {
        assertThat(decoder.decode(bytes("48 8b 05 10 00 00"))).isEmpty();
        assertThat(decoder.decode(bytes("66"))).isEmpty();
        assertThat(decoder.decode(new byte[0])).isEmpty();
    }

    @Test
    void moreThan15BytesAreNone() {
        assertThat(decoder.decode(bytes("66 66 66 66 66 66 66 66 66 66 66 66 66 66 90")))
                .isPresent();
        assertThat(decoder.decode(bytes("66 66 66 66 66 66 66 66 66 66 66 66 66 66 66 90")))
                .isEmpty();
        assertThat(decoder.decode(bytes("66 66 66 66 66 66 66 66 66 66 66 66 66 b8 01 00")))
                .isEmpty();
    }

    @Test
    void anOpcodeThat64BitModeDroppedIsNone() {
        assertThat(decoder.decode(bytes("06"))).isEmpty();
        assertThat(decoder32.decode(bytes("06"))).isPresent();
    }

    @Test
    void ripRelativeIsOnlyTheFormWithoutSibIn64BitMode() {
        assertThat(one("48 8b 05 f0 ff ff ff").modRm().ripRelative()).isTrue();
        assertThat(one("48 8b 05 f0 ff ff ff").displacement()).isEqualTo(-16);
        assertThat(one("48 8b 04 25 10 00 00 00").modRm().ripRelative()).isFalse();
        assertThat(one32("8b 05 10 00 00 00").modRm().ripRelative()).isFalse();
    }

    @Test
    void rexWidensTheRegisters() {
        var instruction = one("4f 8b 54 e5 08"); // mov 8(%r13,%r12,8), %r10

        assertThat(instruction.modRm().reg()).isEqualTo(10);
        assertThat(instruction.modRm().base()).isEqualTo(13);
        assertThat(instruction.modRm().index()).isEqualTo(12);
        assertThat(instruction.modRm().scale()).isEqualTo(8);
        assertThat(instruction.displacement()).isEqualTo(8);
        assertThat(instruction.operandBytes()).isEqualTo(8);
    }

    @Test
    void aRexPrefixInFrontOfAnotherPrefixHasNoEffect() {
        var instruction = one("48 66 89 c8"); // mov %cx, %ax

        assertThat(instruction.extension().kind()).isEqualTo(Extension.Kind.NONE);
        assertThat(instruction.operandBytes()).isEqualTo(2);
        assertThat(instruction.lengthBytes()).isEqualTo(4);
    }

    @Test
    void vexNamesItsThirdRegister() {
        assertThat(one("c4 e2 f8 f2 1d 10 00 00 00").extension().v()).isZero(); // andn 0x10(%rip), %rax, %rbx
        assertThat(one("c4 42 a0 f2 cc").extension().v()).isEqualTo(11); // andn %r12, %r11, %r9
        assertThat(one("c4 42 a0 f2 cc").modRm().reg()).isEqualTo(9);
        assertThat(one("c4 42 a0 f2 cc").modRm().rm()).isEqualTo(12);
    }

    @Test
    void evexReaches32Registers() {
        var instruction = one("62 61 74 40 58 3d 00 10 00 00"); // vaddps 0x1000(%rip), %zmm17, %zmm31

        assertThat(instruction.modRm().reg()).isEqualTo(31);
        assertThat(instruction.extension().v()).isEqualTo(17);
        assertThat(instruction.modRm().ripRelative()).isTrue();
    }

    @Test
    void immediatesAreSignExtended() {
        assertThat(one("83 c0 ff").immediate()).isEqualTo(-1);
        assertThat(one("05 00 00 00 80").immediate()).isEqualTo(Integer.MIN_VALUE);
        assertThat(one("49 ba 88 77 66 55 44 33 22 f1").immediate()).isEqualTo(0xf122334455667788L);
        assertThat(one("e9 fb ff ff ff").immediate()).isEqualTo(-5);
        assertThat(one("90").immediate()).isZero();
    }

    @Test
    void theLastRepeatPrefixCounts() {
        assertThat(one("f2 f3 a4").prefixes().repeat()).isEqualTo(Prefixes.REP);
        assertThat(one("f3 f2 a4").prefixes().repeat()).isEqualTo(Prefixes.REPNE);
    }

    @Test
    void anInstructionInTheMiddleIsDecoded() {
        assertThat(decoder.decode(bytes("90 90 48 89 e5 c3"), 2)).get().hasToString("48 89 e5");
    }

    private Instruction one(String hex) {
        return decoder.decode(bytes(hex)).orElseThrow();
    }

    private Instruction one32(String hex) {
        return decoder32.decode(bytes(hex)).orElseThrow();
    }

    private static byte[] bytes(String hex) {
        return HexFormat.ofDelimiter(" ").parseHex(hex);
    }
}
