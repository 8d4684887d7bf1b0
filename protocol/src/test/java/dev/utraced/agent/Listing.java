package dev.utraced.agent;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;

/** Code from text, one bytecode a line, as {@code maint agent-eval} of gdb prints it: {@code  3  const16 16448}. */
final class Listing {
    private Listing() {}

    static AgentExpression assemble(List<String> lines) {
        ByteArrayOutputStream code = new ByteArrayOutputStream();
        for (String line : lines) {
            String[] words = line.strip().split("\\s+");
            if (Integer.parseInt(words[0]) != code.size()) {
                throw new IllegalArgumentException("not at " + code.size() + ": " + line);
            }
            Opcode opcode = Opcode.valueOf(words[1].toUpperCase(Locale.ROOT));
            code.write(opcode.code());
            for (int shift = (opcode.operandBytes() - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
                code.write((int) (Long.parseLong(words[2]) >> shift));
            }
        }
        return new AgentExpression(code.toByteArray());
    }

    /** Bytecodes with a semicolon between them and no offsets: {@code const8 1; end}; jumps are to offsets. */
    static AgentExpression code(String text) {
        int offset = 0;
        StringBuilder lines = new StringBuilder();
        for (String bytecode : text.split(";")) {
            lines.append(offset).append(' ').append(bytecode.strip()).append('\n');
            String name = bytecode.strip().split(" ")[0].toUpperCase(Locale.ROOT);
            offset += 1 + Opcode.valueOf(name).operandBytes();
        }
        return assemble(lines.toString().lines().toList());
    }
}
