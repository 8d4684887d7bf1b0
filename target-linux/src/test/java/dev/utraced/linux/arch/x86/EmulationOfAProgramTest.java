package dev.utraced.linux.arch.x86;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.arch.InferiorMemory;
import dev.utraced.linux.sys.Kernel;
import dev.utraced.linux.sys.LinuxKernel;
import dev.utraced.linux.sys.MemoryFile;
import dev.utraced.linux.sys.ResumeMode;
import dev.utraced.linux.sys.WaitStatus;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A whole program, instruction by instruction: what is emulated leaves the registers and the memory that the processor then leaves. */
class EmulationOfAProgramTest {
    private static final int SIGKILL = 9;
    private static final int STEPS = 30_000;
    private static final int CODE_BYTES = 15;
    private static final long RESUME_FLAG = 0x10000;

    private final Kernel kernel = new LinuxKernel();
    private final X86InstructionMover mover = new X86InstructionMover(true);
    private final BankInMemory bank = new BankInMemory(0);
    private final ByteBuffer after =
            ByteBuffer.allocateDirect(216).order(bank.general().order());

    @TempDir
    private Path folder;

    private StartedProgram program;
    private MemoryFile memory;

    @AfterEach
    void end() throws IOException {
        kernel.kill(program.pid(), SIGKILL);
        program.close();
        memory.close();
    }

    @ParameterizedTest
    @CsvSource({"-O0, 80", "-O2, 60"})
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void emulatedInstructionsLeaveWhatTheProcessorLeaves(String optimisation, int leastPercent) throws Exception {
        program = StartedProgram.of(compile(optimisation), folder);
        memory = kernel.openMemory(program.pid());
        kernel.seize(program.pid(), true, true);
        kernel.interrupt(program.pid());
        await();
        program.go();
        returnFromTheKernel();
        int emulated = 0;
        for (int i = 0; i < STEPS; i++) {
            emulated += compareOne() ? 1 : 0;
        }
        assertThat(emulated * 100 / STEPS).as("percent emulated").isGreaterThanOrEqualTo(leastPercent);
    }

    private void returnFromTheKernel() {
        kernel.resume(program.pid(), ResumeMode.STEP, 0);
        await();
    }

    private boolean compareOne() {
        kernel.readGeneralRegisters(program.pid(), bank.general());
        long pc = UserReg.RIP.get(bank);
        byte[] code = codeAt(pc);
        Written written = new Written();
        boolean done = mover.emulate(code, pc, bank, written);
        kernel.resume(program.pid(), ResumeMode.STEP, 0);
        await();
        if (done) {
            kernel.readGeneralRegisters(program.pid(), after);
            UserReg.EFLAGS.set(bank, UserReg.EFLAGS.get(bank) & ~RESUME_FLAG);
            assertThat(registers(bank.general()))
                    .as("%x: %s", pc, HexFormat.of().formatHex(code))
                    .isEqualTo(registers(after));
            written.bytes.forEach((address, bytes) -> assertThat(read(address, bytes.length))
                    .as("what %x writes", pc)
                    .isEqualTo(bytes));
        }
        return done;
    }

    private Path compile(String optimisation) throws IOException, InterruptedException, URISyntaxException {
        Path source = Path.of(
                Objects.requireNonNull(getClass().getResource("sorting.c")).toURI());
        Path file = folder.resolve("sorting");
        assertThat(new ProcessBuilder("gcc", optimisation, "-o", file.toString(), source.toString())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
        return file;
    }

    private byte[] codeAt(long address) {
        byte[] code = new byte[CODE_BYTES];
        int length = memory.read(address, ByteBuffer.wrap(code));
        return Arrays.copyOf(code, length);
    }

    private byte[] read(long address, int length) {
        byte[] bytes = new byte[length];
        assertThat(memory.read(address, ByteBuffer.wrap(bytes))).isEqualTo(length);
        return bytes;
    }

    private static Map<UserReg, String> registers(ByteBuffer buffer) {
        Map<UserReg, String> values = new EnumMap<>(UserReg.class);
        for (UserReg register : UserReg.values()) {
            values.put(register, Long.toHexString(buffer.getLong(register.offsetBytes())));
        }
        return values;
    }

    private void await() {
        while (kernel.poll(program.pid()) instanceof WaitStatus.Nothing) {
            Thread.onSpinWait();
        }
    }

    /** Keeps what would be written. */
    private final class Written implements InferiorMemory {
        private final Map<Long, byte[]> bytes = new HashMap<>();

        @Override
        public boolean read(long address, byte[] into) {
            return memory.read(address, ByteBuffer.wrap(into)) == into.length;
        }

        @Override
        public boolean write(long address, byte[] from) {
            bytes.put(address, from);
            return true;
        }

        /** The program has one thread, and touches nothing that it may not. */
        @Override
        public boolean mayTouch(long address, boolean writes) {
            return true;
        }
    }
}
