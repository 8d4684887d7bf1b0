package dev.utraced.linux.arch.x86.decode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/** What binutils make of machine code. The second opinion of the decoder's tests. */
public final class Objdump {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
    private static final byte FWAIT = (byte) 0x9b;
    private static final String LEGACY_PREFIXES = "26 2e 36 3e 64 65 66 67 f0 f2 f3";

    /** One line of disassembly. */
    public record Line(long address, byte[] bytes, String text) {
        /**
         * Whether objdump could not read it, or shows prefixes without an instruction, or names one that the processor rejects: a REX
         * prefix must not stand before VEX.
         */
        boolean isNoInstruction() {
            return text.contains("(bad)")
                    || text.startsWith(".byte")
                    || text.matches("rex\\S* v.*")
                    || text.matches(
                            "((rex(\\.[WRXB]+)?|data16|addr32|addr16|data32|[c-gs]s|repz|repnz|lock|fwait) ?)+");
        }

        /** Its length; the FWAIT that objdump joins to the x87 instruction behind it is one by itself. */
        int lengthBytes() {
            int opcodeAt = 0;
            while (opcodeAt < bytes.length - 1 && LEGACY_PREFIXES.contains("%02x".formatted(bytes[opcodeAt]))) {
                opcodeAt++;
            }
            return bytes[opcodeAt] == FWAIT ? opcodeAt + 1 : bytes.length;
        }

        @Override
        public String toString() {
            return "%x: %s  %s".formatted(address, HEX.formatHex(bytes), text);
        }
    }

    private Objdump() {}

    /** All code of an ELF file. */
    static void disassemble(Path elf, Consumer<Line> consumer) {
        run(List.of("objdump", "-d", "-w", "-M", "intel64", elf.toString()), consumer);
    }

    /** Bytes that are nothing but code. @param machine {@code i386} or {@code i386:x86-64} */
    static void disassemble(byte[] code, String machine, Consumer<Line> consumer) {
        Path file = null;
        try {
            file = Files.createTempFile("code", ".bin");
            Files.write(file, code);
            run(
                    List.of(
                            "objdump",
                            "-D",
                            "-w",
                            "-z",
                            "-M",
                            "intel64",
                            "-b",
                            "binary",
                            "-m",
                            machine,
                            file.toString()),
                    consumer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(file);
        }
    }

    /** Assembles a program text and disassembles it again. @param option {@code --64} or {@code --32} */
    public static List<Line> assemble(Path source, String option) {
        Path object = null;
        try {
            object = Files.createTempFile("code", ".o");
            run(List.of("as", option, "-o", object.toString(), source.toString()), line -> {});
            var lines = new ArrayList<Line>();
            disassemble(object, lines::add);
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(object);
        }
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(List<String> command, Consumer<Line> consumer) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (var output = process.inputReader(StandardCharsets.ISO_8859_1)) {
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    parse(line, consumer);
                }
            }
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code   401000:<tab>48 89 e5  <tab>mov %rsp,%rbp}. */
    private static void parse(String line, Consumer<Line> consumer) {
        int colon = line.indexOf(":\t");
        if (colon < 0 || !line.startsWith(" ")) {
            return;
        }
        int textAt = line.indexOf('\t', colon + 2);
        String bytes = textAt < 0 ? line.substring(colon + 2) : line.substring(colon + 2, textAt);
        consumer.accept(new Line(
                Long.parseUnsignedLong(line.substring(0, colon).trim(), 16),
                HEX.parseHex(bytes.trim()),
                textAt < 0 ? "" : line.substring(textAt + 1).trim()));
    }
}
