package dev.utraced.linux.arch.x86;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.sys.Cpuid;
import dev.utraced.linux.sys.Kernel;
import dev.utraced.linux.sys.LinuxKernel;
import dev.utraced.linux.sys.ResumeMode;
import dev.utraced.linux.sys.WaitStatus;
import dev.utraced.tdesc.TargetDescription;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real registers of a real process on this processor, whichever vector extensions it has. */
class LiveRegistersTest {
    private static final int SIGTRAP = 5;

    private final Kernel kernel = new LinuxKernel();
    private final XsaveLayout layout = XsaveLayout.ofThisProcessor(new Cpuid());

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"AMD64", "I386"})
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void whatAProcessLoadsIsReadAndWhatIsWrittenIsWhatItFinds(X86Abi abi) throws IOException, InterruptedException {
        List<ExchangeProgram.Slot> slots = ExchangeProgram.slots(abi, layout.has(XsaveComponent.OPMASK));
        TargetDescription description = abi.description(layout.components());
        X86Registers registers = new X86Registers(description, layout);

        try (StartedProgram program =
                StartedProgram.of(ExchangeProgram.compile(abi, slots, folder).file(), folder)) {
            kernel.seize(program.pid(), true, false);
            program.go();
            assertThat(await(program.pid())).isEqualTo(new WaitStatus.SignalStop(SIGTRAP));

            LiveBank bank = new LiveBank(kernel, program.pid());
            X86Architecture architecture = new X86Architecture(abi, layout, null, null);
            assertThat(architecture.threadPointer(bank)).isEqualTo(program.threadPointer());
            UserReg in = abi.is64Bit() ? UserReg.RDI : UserReg.RCX;
            assertThat(in.get(bank)).isEqualTo(program.bytesAt());
            assertThat(Files.readString(Path.of("/proc/" + program.pid() + "/syscall"))
                            .strip())
                    .endsWith(hex(architecture.stackPointer(bank)) + " " + hex(architecture.pc(bank)));

            for (int i = 0; i < slots.size(); i++) {
                ExchangeProgram.Slot slot = slots.get(i);
                byte[] pattern = ExchangeProgram.pattern(i, slot.sizeBytes());
                assertThat(read(registers, description, bank, slot.name()))
                        .as(slot.name())
                        .isEqualTo(pattern);
                write(registers, description, bank, slot.name(), inverted(pattern));
            }
            bank.writeBack();
            kernel.resume(program.pid(), ResumeMode.CONTINUE, 0);
            assertThat(await(program.pid())).isEqualTo(new WaitStatus.Exited(0));
        }
    }

    /** A register whole, from the parts that the description has of it. */
    private static byte[] read(X86Registers registers, TargetDescription description, LiveBank bank, String name) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (String part : parts(name)) {
            byte[] value = new byte[description.register(part).sizeBytes()];
            assertThat(registers.read(bank, description.register(part).number(), value, 0))
                    .isTrue();
            whole.writeBytes(value);
        }
        return whole.toByteArray();
    }

    private static void write(
            X86Registers registers, TargetDescription description, LiveBank bank, String name, byte[] value) {
        int at = 0;
        for (String part : parts(name)) {
            assertThat(registers.write(bank, description.register(part).number(), value, at))
                    .isTrue();
            at += description.register(part).sizeBytes();
        }
    }

    private static List<String> parts(String name) {
        String number = name.substring(name.length() < 4 ? 0 : 3);
        if (name.startsWith("zmm")) {
            return List.of("xmm" + number, "ymm" + number + "h", "zmm" + number + "h");
        }
        return name.startsWith("ymm") ? List.of("xmm" + number, "ymm" + number + "h") : List.of(name);
    }

    private static byte[] inverted(byte[] bytes) {
        byte[] inverted = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            inverted[i] = (byte) ~bytes[i];
        }
        return inverted;
    }

    private static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }

    private WaitStatus await(int pid) {
        WaitStatus status = kernel.poll(pid);
        while (status instanceof WaitStatus.Nothing) {
            Thread.onSpinWait();
            status = kernel.poll(pid);
        }
        return status;
    }
}
