package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.InferiorMemory;

/** The word that a moved instruction has pushed. */
final class TopOfStack {
    private final InferiorMemory memory;
    private final long address;
    private final byte[] word;

    private TopOfStack(long address, int sizeBytes, InferiorMemory memory) {
        this.memory = memory;
        this.address = address;
        this.word = new byte[sizeBytes];
    }

    /** By an instruction that was executed. */
    static TopOfStack pushed(GeneralRegisters registers, Origin origin, InferiorMemory memory) {
        return new TopOfStack(registers.get(GeneralRegisters.RSP), sizeBytes(origin), memory);
    }

    /** By an instruction that has faulted afterwards, so that the stack pointer does not show it. */
    static TopOfStack below(GeneralRegisters registers, Origin origin, InferiorMemory memory) {
        int size = sizeBytes(origin);
        return new TopOfStack(registers.get(GeneralRegisters.RSP) - size, size, memory);
    }

    private static int sizeBytes(Origin origin) {
        return origin.instruction().is64() ? Long.BYTES : Integer.BYTES;
    }

    /** Leaves another value alone: what is there is not what was pushed, but a signal's frame. */
    void replace(long pushed, long wanted) {
        if (memory.read(address, word) && LittleEndian.get(word, 0, word.length) == pushed) {
            LittleEndian.put(wanted, word, 0, word.length);
            memory.write(address, word);
        }
    }

    /** Clears bits in the lowest two bytes, which are there for each operand size. */
    void clear(int bits) {
        byte[] low = new byte[Short.BYTES];
        if (memory.read(address, low)) {
            LittleEndian.put(LittleEndian.get(low, 0, low.length) & ~bits, low, 0, low.length);
            memory.write(address, low);
        }
    }
}
