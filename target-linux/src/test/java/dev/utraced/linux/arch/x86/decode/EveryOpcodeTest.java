package dev.utraced.linux.arch.x86.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every opcode of every map, with each prefix that changes lengths and with each shape of ModRM, ends where objdump says, unless objdump
 * does not know it.
 */
class EveryOpcodeTest {
    /** Each instruction has this much room, filled up with NOPs, so that a wrong guess of objdump's cannot spill into the next. */
    private static final int CELL = 32;

    private static final int LONGEST = 15;
    private static final byte NOP = (byte) 0x90;
    /** Two NOPs of 8 and 9 bytes, which make less to read than 17 short ones. */
    private static final byte[] LONG_NOPS = HexFormat.of().parseHex("0f1f840000000000660f1f840000000000");

    /** Registers, memory with and without SIB and displacements, RIP-relative, and every member of a group. */
    private static final int[] MODRMS = {
        0x00, 0x0c, 0x15, 0x1e, 0x35, 0x45, 0x4c, 0x7d, 0x84, 0x8d, 0xc0, 0xca, 0xd3, 0xdc, 0xee, 0xf7
    };

    private static final String[] LEGACY = {"", "66", "67", "f2", "f3", "48", "66 48", "f2 4f", "66 f3"};
    private static final String[] ESCAPES = {"", "0f", "0f 38", "0f 3a"};

    record Family(String machine, List<String> starts) {
        @Override
        public String toString() {
            return machine + " " + starts.get(0) + " ... " + starts.get(starts.size() - 1);
        }
    }

    static Stream<Family> families() {
        return Stream.of("i386:x86-64", "i386")
                .flatMap(machine -> Stream.of(
                        new Family(machine, legacy()),
                        new Family(machine, vex()),
                        new Family(machine, evex()),
                        new Family(machine, xop())));
    }

    private static List<String> legacy() {
        var starts = new ArrayList<String>();
        for (String prefix : LEGACY) {
            for (String escape : ESCAPES) {
                starts.add((prefix + " " + escape).trim());
            }
        }
        return starts;
    }

    private static List<String> vex() {
        var starts = new ArrayList<String>(List.of("c5 f8", "c5 fd", "c5 fa", "c5 c3", "67 c5 f9"));
        for (int map = 1; map <= 3; map++) {
            for (int pp = 0; pp < 4; pp++) {
                starts.add("c4 %02x %02x".formatted(0xe0 | map, 0x78 | pp));
                starts.add("c4 %02x %02x".formatted(0xc0 | map, 0xf4 | pp));
            }
        }
        return starts;
    }

    private static List<String> evex() {
        var starts = new ArrayList<String>();
        for (int map : new int[] {1, 2, 3, 5, 6}) {
            for (int pp = 0; pp < 4; pp++) {
                starts.add("62 %02x %02x 48".formatted(0xf0 | map, 0x7c | pp));
                starts.add("62 %02x %02x 2a".formatted(0xd0 | map, 0xec | pp));
            }
        }
        return starts;
    }

    private static List<String> xop() {
        return List.of("8f e8 78", "8f e9 78", "8f ea 78", "8f c8 f0", "8f c9 f0");
    }

    @ParameterizedTest
    @MethodSource("families")
    void everyKnownOpcodeEndsWhereObjdumpSays(Family family) {
        byte[] code = cells(family);
        var decoder = new InstructionDecoder(family.machine().equals("i386:x86-64"));
        var wrong = new ArrayList<String>();
        int[] known = {0};

        Objdump.disassemble(code, family.machine(), line -> {
            if (line.address() % CELL != 0 || line.isNoInstruction()) {
                return;
            }
            known[0]++;
            int at = (int) line.address();
            int length = decoder.decode(Arrays.copyOfRange(code, at, at + LONGEST))
                    .map(Instruction::lengthBytes)
                    .orElse(0);
            if (length != line.lengthBytes()) {
                wrong.add(line + " decoded as " + length);
            }
        });

        assertThat(wrong.subList(0, Math.min(40, wrong.size()))).isEmpty();
        assertThat(known[0]).isGreaterThan(1000);
    }

    private static byte[] cells(Family family) {
        var code = new ByteArrayOutputStream();
        for (String start : family.starts()) {
            byte[] prefix = HexFormat.of().parseHex(start.replace(" ", ""));
            for (int opcode = 0; opcode < 256; opcode++) {
                for (int modRm : MODRMS) {
                    code.writeBytes(cell(prefix, opcode, modRm));
                }
            }
        }
        return code.toByteArray();
    }

    private static byte[] cell(byte[] prefix, int opcode, int modRm) {
        byte[] cell = Arrays.copyOf(prefix, CELL);
        Arrays.fill(cell, prefix.length, LONGEST, NOP);
        System.arraycopy(LONG_NOPS, 0, cell, LONGEST, LONG_NOPS.length);
        cell[prefix.length] = (byte) opcode;
        cell[prefix.length + 1] = (byte) modRm;
        cell[prefix.length + 2] = 0x21; // as a SIB byte: a base, an index; as a register: small
        return cell;
    }
}
