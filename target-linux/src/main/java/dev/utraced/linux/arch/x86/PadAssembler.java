package dev.utraced.linux.arch.x86;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Machine code in the making, with what is known of the stack before each of its instructions. */
final class PadAssembler {
    private final ByteArrayOutputStream code = new ByteArrayOutputStream();
    private final NavigableMap<Integer, Integer> depths = new TreeMap<>();
    private final List<Jump> jumps = new ArrayList<>();
    private int depth;

    /** A place that jumps lead to, perhaps not known yet. */
    static final class Label {
        private int at = -1;
    }

    private record Jump(int displacementAt, Label target) {}

    /** Bytes from its start. */
    int position() {
        return code.size();
    }

    /** How many bytes the stack pointer is below where it was at first. */
    int depth() {
        return depth;
    }

    /** What it is where code goes on that is reached by jumps. */
    void depth(int bytes) {
        depth = bytes;
    }

    /** The depths before all instructions, by their places. */
    NavigableMap<Integer, Integer> depths() {
        return depths;
    }

    /** One instruction. */
    PadAssembler emit(int... bytes) {
        return emitDeeper(0, bytes);
    }

    /** One instruction that moves the stack pointer down, or up. */
    PadAssembler emitDeeper(int bytesDeeper, int... bytes) {
        depths.put(position(), depth);
        for (int value : bytes) {
            code.write(value);
        }
        depth += bytesDeeper;
        return this;
    }

    void push(int register) {
        if (register < GeneralRegisters.R8) {
            emitDeeper(Long.BYTES, 0x50 + register);
        } else {
            emitDeeper(Long.BYTES, 0x41, 0x50 + register - GeneralRegisters.R8);
        }
    }

    /** @param register one of the first eight */
    void pop(int register) {
        emitDeeper(-Long.BYTES, 0x58 + register);
    }

    /** Several instructions that leave the stack pointer alone. */
    void append(byte[] instructions) {
        depths.put(position(), depth);
        code.writeBytes(instructions);
    }

    /** An operand of the last instruction. */
    PadAssembler operand(long value, int sizeBytes) {
        byte[] bytes = new byte[sizeBytes];
        LittleEndian.put(value, bytes, 0, sizeBytes);
        code.writeBytes(bytes);
        return this;
    }

    /** Ends an instruction that jumps. */
    void to(Label target) {
        jumps.add(new Jump(position(), target));
        operand(0, Integer.BYTES);
    }

    void place(Label label) {
        label.at = position();
    }

    byte[] toBytes() {
        byte[] bytes = code.toByteArray();
        for (Jump jump : jumps) {
            LittleEndian.put(
                    jump.target().at - (jump.displacementAt() + Integer.BYTES),
                    bytes,
                    jump.displacementAt(),
                    Integer.BYTES);
        }
        return bytes;
    }
}
