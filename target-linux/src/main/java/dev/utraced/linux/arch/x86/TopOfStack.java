package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.InferiorMemory;

/** The word that a moved instruction has just pushed. */
final class TopOfStack {
    private final InferiorMemory memory;
    private final long address;
    private final byte[] word;

    TopOfStack(GeneralRegisters registers, Origin origin, InferiorMemory memory) {
        this.memory = memory;
        this.address = registers.get(GeneralRegisters.RSP);
        this.word = new byte[origin.instruction().is64() ? Long.BYTES : Integer.BYTES];
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
