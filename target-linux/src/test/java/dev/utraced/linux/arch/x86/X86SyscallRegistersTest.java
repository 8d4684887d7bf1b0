package dev.utraced.linux.arch.x86;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.arch.SyscallRegisters;
import dev.utraced.linux.arch.SyscallRegisters.Timeout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class X86SyscallRegistersTest {
    private final SyscallRegisters wide = X86SyscallRegisters.of(X86Abi.AMD64);
    private final SyscallRegisters narrow = X86SyscallRegisters.of(X86Abi.I386);
    private final BankInMemory bank = new BankInMemory(Processors.SSE_ONLY);

    @Test
    void argumentsAreInTheRegistersOfTheConvention() {
        UserReg[] wideOrder = {UserReg.RDI, UserReg.RSI, UserReg.RDX, UserReg.R10, UserReg.R8, UserReg.R9};
        UserReg[] narrowOrder = {UserReg.RBX, UserReg.RCX, UserReg.RDX, UserReg.RSI, UserReg.RDI, UserReg.RBP};
        for (int i = 0; i < 6; i++) {
            wide.setArgument(bank, i, -100 - i);
            assertThat(wideOrder[i].get(bank)).isEqualTo(-100 - i);
            assertThat(wide.argument(bank, i)).isEqualTo(-100 - i);
            narrow.setArgument(bank, i, -200 - i);
            assertThat(narrowOrder[i].get(bank)).isEqualTo(0x1_0000_0000L - 200 - i);
            assertThat(narrow.argument(bank, i)).isEqualTo(0x1_0000_0000L - 200 - i);
        }
    }

    @Test
    void aThreadOutsideACallHasNoNumber() {
        UserReg.ORIG_RAX.set(bank, -1);
        assertThat(wide.number(bank)).isEqualTo(-1);
        assertThat(narrow.number(bank)).isEqualTo(-1);
        UserReg.ORIG_RAX.set(bank, 0xffff_ffffL);
        assertThat(narrow.number(bank)).isEqualTo(-1);
        UserReg.ORIG_RAX.set(bank, 232);
        assertThat(wide.number(bank)).isEqualTo(232);
    }

    @Test
    void aResultIsSigned() {
        UserReg.RAX.set(bank, 0xffff_fffcL);

        assertThat(wide.result(bank)).isEqualTo(0xffff_fffcL);
        assertThat(narrow.result(bank)).isEqualTo(-4);
    }

    @Test
    void repeatingGoesBackOntoTheInstructionAndCallsTheKernelsRestartOff() {
        UserReg.RIP.set(bank, 0x401002);
        UserReg.RAX.set(bank, -4);
        UserReg.ORIG_RAX.set(bank, 232);
        wide.repeat(bank, 232);

        assertThat(UserReg.RIP.get(bank)).isEqualTo(0x401000);
        assertThat(UserReg.RAX.get(bank)).isEqualTo(232);
        assertThat(UserReg.ORIG_RAX.get(bank)).isEqualTo(-1);
        assertThat(bank.generalTouched()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {-512, -513, -514, -516})
    void theKernelsRestartCodesAreKnown(long result) {
        UserReg.ORIG_RAX.set(bank, 7);
        UserReg.RAX.set(bank, result);

        assertThat(wide.restartsByItself(bank)).isTrue();
        assertThat(narrow.restartsByItself(bank)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {-515, -517, -4, 0, 512})
    void anyOtherResultStays(long result) {
        UserReg.ORIG_RAX.set(bank, 7);
        UserReg.RAX.set(bank, result);

        assertThat(wide.restartsByItself(bank)).isFalse();
    }

    @Test
    void aThreadOutsideACallRestartsNone() {
        UserReg.ORIG_RAX.set(bank, -1);
        UserReg.RAX.set(bank, -512);

        assertThat(wide.restartsByItself(bank)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"7, 168, 2", "232, 256, 3", "281, 319, 3"})
    void timeoutsInMillisecondsAreArguments(long wideNumber, long narrowNumber, int index) {
        assertThat(wide.timeout(wideNumber)).isEqualTo(new Timeout.MillisArgument(index));
        assertThat(narrow.timeout(narrowNumber)).isEqualTo(new Timeout.MillisArgument(index));
    }

    @Test
    void otherTimeoutsStay() {
        assertThat(wide.timeout(202)).isEqualTo(new Timeout.Fixed());
        assertThat(narrow.timeout(232)).isEqualTo(new Timeout.Fixed());
    }

    @Test
    void theCallThatGoesOnWithAnotherIsKnown() {
        assertThat(wide.continues(219)).isTrue();
        assertThat(wide.continues(0x4000_0000 | 219)).as("x32").isTrue();
        assertThat(wide.continues(0)).isFalse();
        assertThat(narrow.continues(0)).isTrue();
        assertThat(narrow.continues(219)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"34, 29", "35, 162", "130, 179", "230, 267"})
    void someCallsOnlySleep(long wideNumber, long narrowNumber) {
        UserReg.ORIG_RAX.set(bank, wideNumber);
        assertThat(wide.onlySleeps(bank)).isTrue();
        UserReg.ORIG_RAX.set(bank, 0x4000_0000 | wideNumber);
        assertThat(wide.onlySleeps(bank)).as("x32").isTrue();
        UserReg.ORIG_RAX.set(bank, narrowNumber);
        assertThat(narrow.onlySleeps(bank)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "7, 168", "61, 114", "232, 256", "219, 0", "128, 177"})
    void othersWriteMemoryOrTakeSomethingAway(long wideNumber, long narrowNumber) {
        UserReg.ORIG_RAX.set(bank, wideNumber);
        assertThat(wide.onlySleeps(bank)).isFalse();
        UserReg.ORIG_RAX.set(bank, narrowNumber);
        assertThat(narrow.onlySleeps(bank)).isFalse();
    }

    /** FUTEX_WAIT and FUTEX_WAIT_BITSET, private (128) and by the real-time clock (256) or not; FUTEX_LOCK_PI (6), FUTEX_WAIT_REQUEUE_PI (11). */
    @ParameterizedTest
    @CsvSource({
        "128, true",
        "384, true",
        "137, true",
        "393, true",
        "0, false",
        "256, false",
        "9, false",
        "6, false",
        "134, false",
        "139, false"
    })
    void whetherAFutexIsOnlyWaitedForIsInItsOperation(long operation, boolean onlySleeps) {
        UserReg.ORIG_RAX.set(bank, 202);
        wide.setArgument(bank, 1, operation);
        assertThat(wide.onlySleeps(bank)).isEqualTo(onlySleeps);
        for (long number : new long[] {240, 422}) {
            UserReg.ORIG_RAX.set(bank, number);
            narrow.setArgument(bank, 1, operation);
            assertThat(narrow.onlySleeps(bank)).isEqualTo(onlySleeps);
        }
    }

    @Test
    void whatAThreadIsAboutToCallIsWhereTheInstructionExpectsIt() {
        UserReg.RAX.set(bank, 202);
        UserReg.ORIG_RAX.set(bank, -1);
        assertThat(wide.numberAskedFor(bank)).isEqualTo(202);
        assertThat(narrow.numberAskedFor(bank)).isEqualTo(202);
        assertThat(wide.placeOf(0x401002)).isEqualTo(0x401000);
        assertThat(narrow.placeOf(1)).isEqualTo(0xffff_ffffL);
    }

    @Test
    void theInstructionsThatMakeCallsAreKnown() {
        assertThat(wide.isInstruction(new byte[] {0x0f, 0x05})).isTrue();
        assertThat(narrow.isInstruction(new byte[] {0x0f, 0x34})).isTrue();
        assertThat(narrow.isInstruction(new byte[] {(byte) 0xcd, (byte) 0x80})).isTrue();
        assertThat(wide.isInstruction(new byte[] {0x0f, 0x1f})).isFalse();
    }
}
