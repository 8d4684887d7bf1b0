package dev.utraced.linux.arch.x86;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExtendedStateTest {
    private final RegisterFixture fixture = new RegisterFixture(X86Abi.AMD64, Processors.AMD);
    private final BankInMemory bank = new BankInMemory(Processors.AMD);

    @ParameterizedTest
    @CsvSource({
        "fctrl, 37f",
        "fstat, 0",
        "ftag, ffff",
        "fop, 0",
        "mxcsr, 1f80",
        "st0, 0",
        "xmm0, 0",
        "zmm31h, 0",
        "k0, 0"
    })
    void whatHasNotBeenUsedHasItsInitialValueWhateverTheBytes(String name, String hex) {
        assertThat(fixture.hex(BankInMemory.random(Processors.AMD, 1).inUse(0), name))
                .isEqualTo(hex);
    }

    @ParameterizedTest
    @CsvSource({
        "st3, 1",
        "fop, 1",
        "xmm5, 2",
        "mxcsr, 2",
        "ymm5h, 4",
        "k3, 20",
        "zmm3h, 40",
        "zmm17h, 80",
        "ymm17h, 80",
        "xmm17, 80",
        "pkru, 200"
    })
    void aWriteBringsItsComponentIntoUse(String name, String componentsHex) {
        assertThat(fixture.write(bank, name, "12")).isTrue();

        assertThat(fixture.hex(bank, name)).isEqualTo("12");
        assertThat(bank.inUse()).isEqualTo(Long.parseLong(componentsHex, 16));
        assertThat(bank.extendedTouched()).isTrue();
        assertThat(bank.generalTouched()).isFalse();
    }

    @Test
    void theNeighboursOfAFirstWriteHoldTheirInitialValues() {
        BankInMemory used = BankInMemory.random(Processors.AMD, 2).inUse(0);
        fixture.write(used, "st1", "1");
        fixture.write(used, "xmm1", "1");
        fixture.write(used, "zmm17h", "1");

        assertThat(fixture.hex(used, "fctrl")).isEqualTo("37f");
        assertThat(fixture.hex(used, "st2")).isEqualTo("0");
        assertThat(fixture.hex(used, "mxcsr")).isEqualTo("1f80");
        assertThat(fixture.hex(used, "xmm0")).isEqualTo("0");
        assertThat(fixture.hex(used, "xmm17")).isEqualTo("0");
        assertThat(fixture.hex(used, "zmm16h")).isEqualTo("0");
    }

    @Test
    void aSecondWriteLeavesTheNeighboursAlone() {
        fixture.write(bank, "xmm1", "11");
        fixture.write(bank, "xmm2", "22");

        assertThat(fixture.hex(bank, "xmm1")).isEqualTo("11");
    }

    @Test
    void mxcsrIsThereWithEitherVectorComponent() {
        bank.extended().putInt(XsaveArea.MXCSR, 0x1fa0);

        assertThat(fixture.hex(bank.inUse(0x1), "mxcsr")).isEqualTo("1f80");
        assertThat(fixture.hex(bank.inUse(0x2), "mxcsr")).isEqualTo("1fa0");
        assertThat(fixture.hex(bank.inUse(0x4), "mxcsr")).isEqualTo("1fa0");
    }

    @Test
    void reservedBitsOfMxcsrAreRefused() {
        assertThat(fixture.write(bank, "mxcsr", "11f80")).isFalse();
        assertThat(bank.extendedTouched()).isFalse();
        bank.extended().putInt(XsaveArea.MXCSR_MASK, 0);

        assertThat(fixture.write(bank, "mxcsr", "40")).isFalse();
    }

    @Test
    void thePointersOfTheX87UnitAreShownAsOffsetAndSegment() {
        bank.inUse(1).extended().putLong(8, 0x1122_3344_5566_7788L).putLong(16, 0x99aa_bbcc_ddee_ff00L);

        assertThat(fixture.hex(bank, "fioff")).isEqualTo("55667788");
        assertThat(fixture.hex(bank, "fiseg")).isEqualTo("3344");
        assertThat(fixture.hex(bank, "fooff")).isEqualTo("ddeeff00");
        assertThat(fixture.hex(bank, "foseg")).isEqualTo("bbcc");
    }

    @Test
    void theOpcodeHasElevenBits() {
        fixture.write(bank, "fop", "ffff");

        assertThat(fixture.hex(bank, "fop")).isEqualTo("7ff");
    }

    @ParameterizedTest
    @EnumSource(Processors.class)
    void whatAThreadDoesNotHaveIsNeitherReadNorWritten(Processors processor) {
        BankInMemory none = new BankInMemory(0);
        RegisterFixture any = new RegisterFixture(X86Abi.AMD64, processor);

        assertThat(any.hex(none, "xmm0")).isEqualTo("unavailable");
        assertThat(any.hex(none, "mxcsr")).isEqualTo("unavailable");
        assertThat(any.hex(none, "ftag")).isEqualTo("unavailable");
        assertThat(any.write(none, "st0", "1")).isFalse();
        assertThat(any.hex(none, "rax")).isEqualTo("0");
    }
}
