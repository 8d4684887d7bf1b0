package dev.utraced.agent;

import java.util.List;

/**
 * Code, cut into bytecodes.
 *
 * @param operands of a jump, the index of its target; of a print, the index of its format; of any other bytecode, its operand
 */
record AgentCode(Opcode[] opcodes, long[] operands, List<PrintFormat> formats) {

    PrintFormat format(int index) {
        return formats.get((int) operands[index]);
    }

    /** How many values a bytecode takes from the stack. */
    int pops(int index) {
        Opcode opcode = opcodes[index];
        return opcode == Opcode.PRINTF ? opcode.pops() + format(index).arguments() : opcode.pops();
    }

    /** How many values must be there. */
    int needs(int index) {
        return opcodes[index] == Opcode.PICK ? (int) operands[index] + 1 : pops(index);
    }
}
