package dev.utraced.linux.arch.x86;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.utraced.tdesc.Register;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that hold for every register of every description. */
class X86RegistersTest {
    static Stream<Arguments> machines() {
        return Arrays.stream(X86Abi.values())
                .flatMap(abi -> Arrays.stream(Processors.values()).map(processor -> Arguments.of(abi, processor)));
    }

    @ParameterizedTest
    @MethodSource("machines")
    void allRegistersAtOnceAreEachRegisterInOrder(X86Abi abi, Processors processor) {
        RegisterFixture fixture = new RegisterFixture(abi, processor);
        for (long components : new long[] {-1, 0, 0x55, 0xa2}) {
            BankInMemory bank = BankInMemory.random(processor, 4711).inUse(components);
            byte[] all = new byte[3 + fixture.description.totalBytes()];
            byte[] one = new byte[all.length];
            fixture.registers.readAll(bank, all, 3);
            for (Register register : fixture.description.registers()) {
                fixture.registers.read(bank, register.number(), one, 3 + register.offsetBytes());
            }

            assertThat(all).isEqualTo(one);
        }
    }

    @ParameterizedTest
    @MethodSource("machines")
    void noTwoVectorRegistersShareBytes(X86Abi abi, Processors processor) {
        RegisterFixture fixture = new RegisterFixture(abi, processor);
        BankInMemory bank = new BankInMemory(processor);
        int index = 0;
        for (Register register : vectors(fixture)) {
            fixture.write(bank, register.name(), Integer.toHexString(0x100 + index++));
        }
        index = 0;
        for (Register register : vectors(fixture)) {
            assertThat(fixture.hex(bank, register.name()))
                    .as(register.name())
                    .isEqualTo(Integer.toHexString(0x100 + index++));
        }
    }

    @ParameterizedTest
    @MethodSource("machines")
    void aValueThatIsThereAlreadyTouchesNothing(X86Abi abi, Processors processor) {
        RegisterFixture fixture = new RegisterFixture(abi, processor);
        for (long components : new long[] {-1, 0}) {
            BankInMemory bank = BankInMemory.random(processor, 4712).inUse(components);
            for (Register register : fixture.description.registers()) {
                assertThat(fixture.write(bank, register.name(), fixture.hex(bank, register.name())))
                        .isTrue();
            }

            assertThat(bank.generalTouched()).isFalse();
            assertThat(bank.extendedTouched()).isFalse();
        }
    }

    @Test
    void readingAllRegistersAllocatesNothing() {
        RegisterFixture fixture = new RegisterFixture(X86Abi.AMD64, Processors.AMD);
        BankInMemory bank = BankInMemory.random(Processors.AMD, 4713);
        byte[] all = new byte[fixture.description.totalBytes()];
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int rounds = 100;
        long before = 0;
        for (int i = -rounds; i < rounds; i++) {
            if (i == 0) {
                before = threads.getCurrentThreadAllocatedBytes();
            }
            fixture.registers.readAll(bank, all, 0);
        }

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(rounds * 16L);
    }

    private static Iterable<Register> vectors(RegisterFixture fixture) {
        return fixture.description.registers().stream()
                .filter(register -> register.name().matches("(st|xmm|ymm|zmm|k)\\d+h?|pkru"))
                .toList();
    }
}
