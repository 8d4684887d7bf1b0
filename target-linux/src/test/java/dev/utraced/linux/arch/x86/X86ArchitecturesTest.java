package dev.utraced.linux.arch.x86;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.arch.Architecture;
import dev.utraced.linux.arch.InferiorMemory;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class X86ArchitecturesTest {
    private static final String REST = "0101000000000000000000";

    private static final InferiorMemory NO_MEMORY = new InferiorMemory() {
        @Override
        public boolean read(long address, byte[] into) {
            return false;
        }

        @Override
        public boolean write(long address, byte[] from) {
            return false;
        }
    };

    private final X86Architectures architectures = new X86Architectures(Processors.AMD.layout());
    private final BankInMemory bank = new BankInMemory(Processors.AMD);

    @ParameterizedTest
    @CsvSource({"02, 3e, i386:x86-64, 8", "01, 03, i386, 4", "01, 3e, i386:x64-32, 4"})
    void theElfHeaderDecides(String elfClass, String machine, String name, int wordSizeBytes) {
        Architecture architecture = of(elfClass, machine);

        assertThat(architecture.description().architecture()).isEqualTo(name);
        assertThat(architecture.wordSizeBytes()).isEqualTo(wordSizeBytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7f454c46",
                "7f454c4602" + REST + "0300b700",
                "7f454c4602" + REST + "03000300",
                "23212f62696e2f7368200a00000000000200",
                "2321454c4602" + REST + "03003e0000"
            })
    void otherFilesHaveNone(String header) {
        assertThat(architectures.forExecutable(HexFormat.of().parseHex(header))).isEmpty();
    }

    @Test
    void movingThePcCallsOffTheRestartOfACall() {
        UserReg.ORIG_RAX.set(bank, 7);
        of("02", "3e").setPc(bank, 0x7fff_f7d8_6740L);

        assertThat(of("02", "3e").pc(bank)).isEqualTo(0x7fff_f7d8_6740L);
        assertThat(UserReg.ORIG_RAX.get(bank)).isEqualTo(-1);
    }

    @Test
    void a32BitProcessHas32BitAddresses() {
        Architecture architecture = of("01", "03");
        architecture.setPc(bank, -16);
        UserReg.RSP.set(bank, 0x1_ffff_d000L);
        UserReg.GS_BASE.set(bank, 0xf7c0_1500L);

        assertThat(architecture.pc(bank)).isEqualTo(0xffff_fff0L);
        assertThat(architecture.stackPointer(bank)).isEqualTo(0xffff_d000L);
        assertThat(architecture.threadPointer(bank)).isEqualTo(0xf7c0_1500L);
    }

    @Test
    void theThreadPointerOf64BitCodeIsTheBaseOfFs() {
        UserReg.FS_BASE.set(bank, 0x7fff_f7d8_6740L);

        assertThat(of("02", "3e").threadPointer(bank)).isEqualTo(0x7fff_f7d8_6740L);
    }

    @Test
    void afterAStopTheFrameAndTheFlagsAreToldUnasked() {
        assertThat(of("02", "3e").expedited()).containsExactly(6, 7, 16, 17);
        assertThat(of("01", "03").expedited()).containsExactly(5, 4, 8, 9);
    }

    @Test
    void eachWordSizeMovesItsOwnInstructions() {
        byte[] incrementOrPrefix = {0x40, (byte) 0x90};

        UserReg.CS.set(bank, 0x23);
        UserReg.SS.set(bank, 0x2b);
        UserReg.DS.set(bank, 0x2b);
        UserReg.ES.set(bank, 0x2b);
        UserReg.ORIG_RAX.set(bank, -1);
        assertThat(of("01", "03").mover().emulate(incrementOrPrefix, 0x1000, bank, NO_MEMORY))
                .isTrue();
        assertThat(UserReg.RAX.get(bank)).isEqualTo(1);

        UserReg.CS.set(bank, 0x33);
        assertThat(of("02", "3e").mover().emulate(incrementOrPrefix, 0x1000, bank, NO_MEMORY))
                .isTrue();
        assertThat(UserReg.RAX.get(bank)).isEqualTo(1);
        assertThat(UserReg.RIP.get(bank)).isEqualTo(0x1002);
    }

    @Test
    void aTrapIsOneByteAndThePcIsBehindIt() {
        assertThat(of("02", "3e").trapInstruction()).containsExactly(0xcc);
        assertThat(of("02", "3e").trapPcOffset()).isEqualTo(1);
    }

    private Architecture of(String elfClass, String machine) {
        Optional<Architecture> found = architectures.forExecutable(
                HexFormat.of().parseHex("7f454c46" + elfClass + REST + "0300" + machine + "00"));
        assertThat(found).isPresent();
        return found.get();
    }
}
