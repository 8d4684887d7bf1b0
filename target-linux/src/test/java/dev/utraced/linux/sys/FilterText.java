package dev.utraced.linux.sys;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Filters as text: {@code NAME [OPERAND [WHEN-TRUE WHEN-FALSE]]; ...}. A name with {@code .x} has the index for an operand. {@code is N} is
 * short for: allow where the accumulator is N, and otherwise make the call fail.
 */
final class FilterText {
    static final String ALLOW = "ret 0x7fff0000";
    static final String FAIL = "ret 0x00050007";
    private static final int BY_INDEX = 8;

    private static final Map<String, Integer> CODES = Map.ofEntries(
            Map.entry("ld", 0x20),
            Map.entry("ld.imm", 0x00),
            Map.entry("ld.mem", 0x60),
            Map.entry("ld.len", 0x80),
            Map.entry("ldx.imm", 0x01),
            Map.entry("ldx.mem", 0x61),
            Map.entry("ldx.len", 0x81),
            Map.entry("st", 0x02),
            Map.entry("stx", 0x03),
            Map.entry("add", 0x04),
            Map.entry("sub", 0x14),
            Map.entry("mul", 0x24),
            Map.entry("div", 0x34),
            Map.entry("or", 0x44),
            Map.entry("and", 0x54),
            Map.entry("lsh", 0x64),
            Map.entry("rsh", 0x74),
            Map.entry("neg", 0x84),
            Map.entry("xor", 0xa4),
            Map.entry("ja", 0x05),
            Map.entry("jeq", 0x15),
            Map.entry("jgt", 0x25),
            Map.entry("jge", 0x35),
            Map.entry("jset", 0x45),
            Map.entry("ret", 0x06),
            Map.entry("ret.a", 0x16),
            Map.entry("tax", 0x07),
            Map.entry("txa", 0x87));

    private FilterText() {}

    static FilterProgram program(String text) {
        String full = text.replaceAll("is (\\S+)", "jeq $1 0 1; " + ALLOW + "; " + FAIL);
        List<FilterInstruction> instructions = Arrays.stream(full.split(";"))
                .map(line -> instruction(line.strip().split(" +")))
                .toList();
        return new FilterProgram(instructions);
    }

    private static FilterInstruction instruction(String[] words) {
        return new FilterInstruction(code(words[0]), number(words, 2), number(words, 3), number(words, 1));
    }

    private static int code(String name) {
        if (name.startsWith("0x")) {
            return Integer.decode(name);
        }
        return CODES.containsKey(name) ? CODES.get(name) : CODES.get(name.replaceFirst("\\.x$", "")) | BY_INDEX;
    }

    private static int number(String[] words, int index) {
        return index < words.length ? Long.decode(words[index]).intValue() : 0;
    }

    /** As the kernel takes it, in hex. */
    static String hex(FilterProgram program) {
        ByteBuffer bytes = ByteBuffer.allocate(program.instructions().size() * FilterInstruction.BYTES)
                .order(ByteOrder.nativeOrder());
        for (FilterInstruction it : program.instructions()) {
            bytes.putShort((short) it.code()).put((byte) it.whenTrue()).put((byte) it.whenFalse());
            bytes.putInt(it.operand());
        }
        return HexFormat.of().formatHex(bytes.array());
    }
}
