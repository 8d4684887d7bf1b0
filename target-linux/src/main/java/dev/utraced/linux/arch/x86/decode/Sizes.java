package dev.utraced.linux.arch.x86.decode;

/**
 * The widths that prefixes and mode give to one instruction.
 *
 * @param operandBytes 2, 4 or 8; what an opcode with 1-byte operands ignores
 * @param addressBytes 2, 4 or 8
 */
record Sizes(boolean is64, int operandBytes, int addressBytes) {
    static Sizes of(boolean is64, Prefixes prefixes, Extension extension) {
        int operand = prefixes.operandSize() ? 2 : 4;
        int address = prefixes.addressSize() == is64 ? 4 : is64 ? 8 : 2;
        return new Sizes(is64, extension.w() ? 8 : operand, address);
    }
}
