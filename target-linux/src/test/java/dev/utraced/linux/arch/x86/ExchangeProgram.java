package dev.utraced.linux.arch.x86;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that fills its vector registers with bytes that count up, traps, and ends with status 0 if it then finds every byte of
 * them inverted. It prints its pid, where its bytes are, and its thread pointer, and begins with the first byte of input.
 */
record ExchangeProgram(Path file) {
    /** Bytes for each register in memory. */
    private static final int SLOT = 64;

    private static final String MAIN = """
            #include <stdio.h>
            #include <unistd.h>
            void exchange(const void *in, void *out);
            static unsigned char in[SLOTS * 64] __attribute__((aligned(64)));
            static unsigned char out[SLOTS * 64] __attribute__((aligned(64)));
            static const int sizes[SLOTS] = {SIZES};
            int main(void) {
                char go;
                for (int i = 0; i < sizeof in; i++) in[i] = i * 7 + i / 256;
                printf("%d %lx %lx\\n", getpid(), (long) in, (long) __builtin_thread_pointer());
                fflush(stdout);
                read(0, &go, 1);
                exchange(in, out);
                for (int i = 0; i < SLOTS; i++)
                    for (int j = 0; j < sizes[i]; j++)
                        if (out[i * 64 + j] != (unsigned char) ~in[i * 64 + j]) return 1 + i;
                return 0;
            }
            """;

    /** One register of the program: {@code %s} in the instructions is its place in memory. */
    record Slot(String name, int sizeBytes, String load, String store) {}

    /** Skips the test where this machine cannot execute it. */
    static ExchangeProgram compile(X86Abi abi, List<Slot> slots, Path folder) throws IOException, InterruptedException {
        if (!abi.is64Bit()) {
            Machine.assumeRuns32Bit();
        }
        Path assembly = Files.writeString(folder.resolve("exchange.s"), assembly(abi, slots));
        List<String> sizes =
                slots.stream().map(slot -> Integer.toString(slot.sizeBytes())).toList();
        Path main = Files.writeString(folder.resolve("main.c"), MAIN);
        Path program = folder.resolve("exchange");
        run(List.of(
                "gcc",
                abi.is64Bit() ? "-m64" : "-m32",
                "-w",
                "-no-pie",
                "-DSLOTS=" + slots.size(),
                "-DSIZES=" + String.join(",", sizes),
                main.toString(),
                assembly.toString(),
                "-o",
                program.toString()));
        return new ExchangeProgram(program);
    }

    /** The value of a slot as it is in memory at first. */
    static byte[] pattern(int index, int sizeBytes) {
        byte[] bytes = new byte[sizeBytes];
        for (int i = 0; i < sizeBytes; i++) {
            int at = index * SLOT + i;
            bytes[i] = (byte) (at * 7 + at / 256);
        }
        return bytes;
    }

    static List<Slot> slots(X86Abi abi, boolean avx512) {
        int vectors = abi.is64Bit() ? 16 : 8;
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < (avx512 && abi.is64Bit() ? 32 : vectors); i++) {
            slots.add(avx512 ? moved("zmm" + i, 64, "vmovdqu64") : moved("ymm" + i, 32, "vmovdqu"));
        }
        for (int i = 0; avx512 && i < 8; i++) {
            slots.add(moved("k" + i, 8, "kmovq"));
        }
        // What is loaded last is on top.
        slots.add(new Slot("st1", 10, "fldt %s", "fstpt %s"));
        slots.add(new Slot("st0", 10, "fldt %s", "fstpt %s"));
        return slots;
    }

    private static Slot moved(String name, int sizeBytes, String instruction) {
        return new Slot(name, sizeBytes, instruction + " %s, %%" + name, instruction + " %%" + name + ", %s");
    }

    private static String assembly(X86Abi abi, List<Slot> slots) {
        String in = abi.is64Bit() ? "(%rdi)" : "(%ecx)";
        String out = abi.is64Bit() ? "(%rsi)" : "(%edx)";
        List<String> lines = new ArrayList<>(List.of(".globl exchange", "exchange:"));
        if (!abi.is64Bit()) {
            lines.addAll(List.of("mov 4(%esp), %ecx", "mov 8(%esp), %edx"));
        }
        lines.add("fninit");
        for (int i = 0; i < slots.size(); i++) {
            lines.add(slots.get(i).load().formatted(i * SLOT + in));
        }
        lines.add("int3");
        for (int i = slots.size() - 1; i >= 0; i--) {
            lines.add(slots.get(i).store().formatted(i * SLOT + out));
        }
        lines.addAll(List.of("ret", ".section .note.GNU-stack,\"\",@progbits", ""));
        return String.join("\n", lines);
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String messages = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(messages).isZero();
    }
}
