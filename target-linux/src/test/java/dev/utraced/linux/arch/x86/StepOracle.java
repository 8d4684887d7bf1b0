package dev.utraced.linux.arch.x86;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** The processor itself, asked through a small C program that is compiled on the spot. */
final class StepOracle implements AutoCloseable {
    /** Where instructions are at home. */
    static final long HOME = 0x10000000L;

    /** Where they are moved to. */
    static final long SLOT = 0x30000000L;

    static final int SIGTRAP = 5;

    static final byte[] CPUID = {0x0f, (byte) 0xa2};

    private static final byte[] NOP = {(byte) 0x90};
    private static final int STEP = 0;
    private static final int RUN = 1;
    private static final int CODE_BYTES = 1536;
    private static final byte INT3 = (byte) 0xcc;

    private final Path program;
    private final Process process;
    private final OutputStream requests;
    private final DataInputStream answers;

    /** How a state was left, and by which signal. */
    record Outcome(int signal, CpuState state) {
        boolean isFault() {
            return signal != SIGTRAP;
        }
    }

    StepOracle() {
        try {
            program = Files.createTempFile("step-oracle", "");
            compile(Path.of(Objects.requireNonNull(getClass().getResource("step-oracle.c"))
                    .toURI()));
            process = new ProcessBuilder(program.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        requests = new BufferedOutputStream(process.getOutputStream(), 16384);
        answers = new DataInputStream(new BufferedInputStream(process.getInputStream(), 16384));
    }

    private void compile(Path source) throws IOException {
        var gcc = new ProcessBuilder(List.of("gcc", "-O1", "-o", program.toString(), source.toString()))
                .inheritIO()
                .start();
        try {
            if (gcc.waitFor() != 0) {
                throw new IllegalStateException("gcc failed");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Executes one instruction under PTRACE_SINGLESTEP. The PC must be at HOME or in SLOT. */
    Outcome step(byte[] code, CpuState before) {
        return ask(STEP, code, before);
    }

    /** Executes up to the first breakpoint instruction; they fill the memory behind the code. */
    Outcome run(byte[] code, CpuState before) {
        return ask(RUN, code, before);
    }

    /** Skips the test where this machine faults at an instruction of 32-bit code that cannot fault. */
    void assumeExecutes(boolean is64) {
        boolean faults = step(NOP, CpuState.random(new Random(0), is64, HOME)).isFault();
        assumeTrue(is64 || !faults, "this machine executes no 32-bit code");
    }

    /** Skips the test where the machine's own step over a CPUID in its place does not end behind it. */
    void assumeStepsOverCpuid(boolean is64) {
        long end =
                step(CPUID, CpuState.random(new Random(0), is64, HOME)).state().get(UserReg.RIP);
        assumeTrue(end == HOME + CPUID.length, "this machine's step over CPUID does not end behind it");
    }

    private Outcome ask(int mode, byte[] code, CpuState before) {
        byte[] padded = Arrays.copyOf(code, CODE_BYTES);
        Arrays.fill(padded, code.length, CODE_BYTES, INT3);
        var request = ByteBuffer.allocate(16 + CODE_BYTES + CpuState.GENERAL_BYTES + CpuState.ARENA_BYTES)
                .order(ByteOrder.nativeOrder())
                .putInt(mode)
                .putInt(0)
                .putLong(before.get(UserReg.RIP))
                .put(padded)
                .put(before.generalBytes())
                .put(before.arena());
        try {
            requests.write(request.array());
            requests.flush();
            int signal = Integer.reverseBytes(answers.readInt());
            answers.skipBytes(Integer.BYTES);
            byte[] general = answers.readNBytes(CpuState.GENERAL_BYTES);
            byte[] arena = answers.readNBytes(CpuState.ARENA_BYTES);
            byte[] extended = answers.readNBytes(CpuState.ARENA_BYTES);
            return new Outcome(signal, new CpuState(general, arena, extended));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            requests.close(); // the end of its input ends the program
            process.waitFor();
            Files.delete(program);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
