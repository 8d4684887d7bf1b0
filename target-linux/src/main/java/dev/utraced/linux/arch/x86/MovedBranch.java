package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.InferiorMemory;
import dev.utraced.linux.arch.x86.decode.Instruction;
import dev.utraced.linux.arch.x86.decode.OpcodeMap;
import java.util.Arrays;

/** A relative branch: in the slot it skips one byte, and so shows whether it is taken. */
final class MovedBranch extends Moved {
    private static final byte NOP = (byte) 0x90;

    MovedBranch(Origin origin) {
        super(origin, skippingOneByte(origin.instruction()));
    }

    private static byte[] skippingOneByte(Instruction instruction) {
        byte[] code = Arrays.copyOf(instruction.bytes(), instruction.lengthBytes() + 1);
        LittleEndian.put(1, code, instruction.immediateAt(), instruction.immediateBytes());
        code[code.length - 1] = NOP;
        return code;
    }

    @Override
    long landing(int distance) {
        return distance == origin().lengthBytes() ? origin().next() : origin().relativeTarget();
    }

    @Override
    void executed(GeneralRegisters registers, long slot, InferiorMemory memory) {
        if (origin().instruction().is(OpcodeMap.PRIMARY, 0xe8)) {
            TopOfStack.pushed(registers, origin(), memory).replace(slot + origin().lengthBytes(), origin().next());
        }
    }
}
