package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.InferiorMemory;
import dev.utraced.linux.arch.x86.decode.Instruction;
import dev.utraced.linux.arch.x86.decode.ModRm;
import java.util.OptionalLong;

/**
 * One instruction being carried out: its operands as values.
 *
 * <p>Memory is only the thread's own stack, and what {@link InferiorMemory#mayTouch} says. An access from outside is made in pieces,
 * which another thread could see; it trips no watchpoint of the debug registers, and heeds no protection; so everything else is left to
 * the processor.
 */
final class Execution {
    /** What a leaf function may use below the stack pointer (System V ABI, AMD64 supplement, 3.2.2). */
    private static final long RED_ZONE_BYTES = 128;

    /** How far above the stack pointer a frame is still taken to reach. */
    private static final long FRAMES_BYTES = 64 * 1024;

    private static final int PAGE_BITS = 12;
    private static final long PAGE_BYTES = 1 << PAGE_BITS;

    private final Instruction instruction;
    private final GeneralRegisters registers;
    private final InferiorMemory memory;
    private final long next;

    /** @param next the address of the instruction behind this one */
    Execution(Instruction instruction, GeneralRegisters registers, InferiorMemory memory, long next) {
        this.instruction = instruction;
        this.registers = registers;
        this.memory = memory;
        this.next = next;
    }

    Instruction instruction() {
        return instruction;
    }

    GeneralRegisters registers() {
        return registers;
    }

    long next() {
        return next;
    }

    int opcode() {
        return instruction.opcode();
    }

    boolean is64() {
        return instruction.is64();
    }

    int wordBytes() {
        return is64() ? 8 : 4;
    }

    /** The width of opcodes whose lowest bit tells bytes from words. */
    int bytesByLowBit() {
        return (opcode() & 1) == 0 ? 1 : instruction.operandBytes();
    }

    /** The general register in the lowest three bits of the opcode. */
    int opcodeRegister() {
        return (opcode() & 7) + instruction.extension().b();
    }

    long register(int number, int bytes) {
        return isHighByte(number, bytes) ? registers.getHighByte(number - 4) : registers.get(number, bytes);
    }

    void setRegister(int number, int bytes, long value) {
        if (isHighByte(number, bytes)) {
            registers.setHighByte(number - 4, value);
        } else {
            registers.set(number, bytes, value);
        }
    }

    /** Without REX, the numbers 4 to 7 are AH, CH, DH and BH. */
    private boolean isHighByte(int number, int bytes) {
        return bytes == 1 && number >= 4 && instruction.extension().lengthBytes() == 0;
    }

    /** The ModRM operand, zero-extended. @return empty: memory that is not to be touched */
    OptionalLong load(int bytes) {
        ModRm modRm = instruction.modRm();
        if (modRm.isRegister()) {
            return OptionalLong.of(register(modRm.rm(), bytes));
        }
        return isOwnStack(bytes) || mayTouch(bytes, false) ? read(address(), bytes) : OptionalLong.empty();
    }

    /** @return whether it is done */
    boolean store(int bytes, long value) {
        ModRm modRm = instruction.modRm();
        if (modRm.isRegister()) {
            setRegister(modRm.rm(), bytes, value);
            return true;
        }
        return isOwnStack(bytes)
                ? write(address(), bytes, value)
                : mayTouch(bytes, true) && put(address(), bytes, value);
    }

    /** The effective address of the ModRM operand, without a segment's base. */
    long address() {
        ModRm modRm = instruction.modRm();
        long address = instruction.displacement();
        if (modRm.ripRelative()) {
            address += next;
        }
        if (modRm.base() != ModRm.NO_REGISTER) {
            address += registers.get(modRm.base());
        }
        if (modRm.index() != ModRm.NO_REGISTER) {
            address += registers.get(modRm.index()) * modRm.scale();
        }
        return address & Width.mask(instruction.addressBytes());
    }

    private boolean mayTouch(int bytes, boolean writes) {
        return isOnOnePage(address(), bytes) && memory.mayTouch(address(), writes);
    }

    private boolean isOwnStack(int bytes) {
        int base = instruction.modRm().base();
        boolean byStackRegister = base == GeneralRegisters.RSP || base == GeneralRegisters.RBP;
        long above = address() - (registers.get(GeneralRegisters.RSP) - RED_ZONE_BYTES);
        return byStackRegister && Long.compareUnsigned(above, RED_ZONE_BYTES + FRAMES_BYTES - bytes) <= 0;
    }

    OptionalLong read(long address, int bytes) {
        byte[] value = new byte[bytes];
        return isOnOnePage(address, bytes) && memory.read(address, value)
                ? OptionalLong.of(LittleEndian.get(value, 0, bytes))
                : OptionalLong.empty();
    }

    /** Into the stack. */
    boolean write(long address, int bytes, long value) {
        return isInUse(address) && put(address, bytes, value);
    }

    private boolean put(long address, int bytes, long value) {
        byte[] littleEndian = new byte[bytes];
        LittleEndian.put(value, littleEndian, 0, bytes);
        return isOnOnePage(address, bytes) && memory.write(address, littleEndian);
    }

    /**
     * Not on a page below the stack pointer's: there the stack may have its guard, which the processor heeds, and a write from outside
     * may not.
     */
    private boolean isInUse(long address) {
        return address >>> PAGE_BITS >= registers.get(GeneralRegisters.RSP) >>> PAGE_BITS;
    }

    /** An access to two pages could succeed by half. */
    private static boolean isOnOnePage(long address, int bytes) {
        return (address & (PAGE_BYTES - 1)) <= PAGE_BYTES - bytes;
    }

    /** Puts a word on the stack. @return whether it is done */
    boolean push(long value) {
        long top = stackAddress(registers.get(GeneralRegisters.RSP) - wordBytes());
        if (!write(top, wordBytes(), value)) {
            return false;
        }
        registers.set(GeneralRegisters.RSP, top);
        return true;
    }

    /** The word on top of the stack, which stays there. */
    OptionalLong top() {
        return read(registers.get(GeneralRegisters.RSP), wordBytes());
    }

    /** Takes bytes off the stack. */
    void drop(long bytes) {
        registers.set(GeneralRegisters.RSP, stackAddress(registers.get(GeneralRegisters.RSP) + bytes));
    }

    private long stackAddress(long address) {
        return address & Width.mask(wordBytes());
    }

    /** Goes on elsewhere. @return false: the processor would fault there */
    boolean jump(long target) {
        if (!isUserAddress(target)) {
            return false;
        }
        registers.setPc(target);
        return true;
    }

    boolean isUserAddress(long target) {
        return is64() ? target >>> 47 == 0 : target >>> 32 == 0;
    }
}
