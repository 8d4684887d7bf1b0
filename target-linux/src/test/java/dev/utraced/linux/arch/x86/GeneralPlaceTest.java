package dev.utraced.linux.arch.x86;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeneralPlaceTest {
    private final RegisterFixture wide = new RegisterFixture(X86Abi.AMD64, Processors.SSE_ONLY);
    private final RegisterFixture narrow = new RegisterFixture(X86Abi.I386, Processors.SSE_ONLY);
    private final BankInMemory bank = new BankInMemory(Processors.SSE_ONLY);

    /** Offsets as {@code offsetof(struct user_regs_struct, ...)} prints them. */
    @ParameterizedTest
    @CsvSource({
        "r15, 0",
        "r12, 24",
        "rbp, 32",
        "rbx, 40",
        "r11, 48",
        "r8, 72",
        "rax, 80",
        "rcx, 88",
        "rdx, 96",
        "rsi, 104",
        "rdi, 112",
        "orig_rax, 120",
        "rip, 128",
        "rsp, 152",
        "fs_base, 168",
        "gs_base, 176",
    })
    void eachRegisterHasItsField(String name, int offset) {
        bank.general().putLong(offset, 0x1122334455667788L);

        assertThat(wide.hex(bank, name)).isEqualTo("1122334455667788");
    }

    @ParameterizedTest
    @CsvSource({"cs, 136", "eflags, 144", "ss, 160", "ds, 184", "es, 192", "fs, 200", "gs, 208"})
    void flagsAndSelectorsAreLowHalves(String name, int offset) {
        bank.general().putLong(offset, 0x11223344_55667788L);

        assertThat(wide.hex(bank, name)).isEqualTo("55667788");
        assertThat(narrow.hex(bank, name)).isEqualTo("55667788");
    }

    @ParameterizedTest
    @CsvSource({"eax, 80", "ecx, 88", "esp, 152", "eip, 128", "edi, 112", "orig_eax, 120"})
    void a32BitRegisterIsALowHalf(String name, int offset) {
        bank.general().putLong(offset, 0x11223344_55667788L);

        assertThat(narrow.hex(bank, name)).isEqualTo("55667788");
    }

    @ParameterizedTest
    @CsvSource({"ebx, 40", "eip, 128", "esp, 152", "ebp, 32"})
    void a32BitRegisterIsWrittenZeroExtended(String name, int offset) {
        assertThat(narrow.write(bank, name, "fffffe00")).isTrue();
        assertThat(bank.general().getLong(offset)).isEqualTo(0xfffffe00L);
    }

    @ParameterizedTest
    @CsvSource({"eax, 80", "orig_eax, 120"})
    void whatTheKernelComparesWithRestartCodesIsWrittenSignExtended(String name, int offset) {
        assertThat(narrow.write(bank, name, "fffffe00")).isTrue();
        assertThat(bank.general().getLong(offset)).isEqualTo(-512);
    }

    @Test
    void aWriteTouchesTheGeneralRegistersOnly() {
        wide.write(bank, "rax", "1");

        assertThat(bank.generalTouched()).isTrue();
        assertThat(bank.extendedTouched()).isFalse();
    }

    @Test
    void theFlagsThatAreTheKernelsStay() {
        bank.general().putLong(UserReg.EFLAGS.offsetBytes(), 0x202);
        wide.write(bank, "eflags", "3041");

        assertThat(wide.hex(bank, "eflags")).isEqualTo("243");
    }

    @ParameterizedTest
    @CsvSource({
        "cs, 0",
        "cs, 30",
        "ss, 0",
        "ds, 28",
        "gs, 1",
        "fs_base, 800000000000",
        "gs_base, ffff800000000000",
    })
    void whatTheKernelWouldRefuseIsRefused(String name, String hex) {
        bank.general().putLong(UserReg.valueOf(name.toUpperCase()).offsetBytes(), 0x2b);

        assertThat(wide.write(bank, name, hex)).isFalse();
        assertThat(wide.hex(bank, name)).isEqualTo("2b");
        assertThat(bank.generalTouched()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"cs, 23", "ds, 2b", "es, 0", "fs_base, 7ffff7d86740"})
    void whatTheKernelTakesIsWritten(String name, String hex) {
        bank.general().putLong(UserReg.valueOf(name.toUpperCase()).offsetBytes(), 0x33);

        assertThat(wide.write(bank, name, hex)).isTrue();
        assertThat(wide.hex(bank, name)).isEqualTo(hex);
    }
}
