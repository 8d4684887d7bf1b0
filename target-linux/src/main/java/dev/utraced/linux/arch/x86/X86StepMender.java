package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.InferiorMemory;
import dev.utraced.linux.arch.RegisterBank;
import dev.utraced.linux.arch.StepMender;
import dev.utraced.linux.arch.x86.decode.Instruction;
import dev.utraced.linux.arch.x86.decode.InstructionDecoder;
import dev.utraced.linux.arch.x86.decode.OpcodeMap;
import java.util.Optional;

/**
 * The trap flag, by which the kernel steps. PUSHF pushes it, and a program that pops it again then steps itself. After POPF and IRET the
 * kernel takes the flag of each later step for the program's own and leaves it set ({@code enable_single_step} in
 * {@code arch/x86/kernel/step.c}).
 *
 * <p>Most steps cost nothing here: code is read only where the stack has grown by what PUSHF pushes, or the flag is shown.
 */
final class X86StepMender implements StepMender {
    /** With its prefixes. */
    private static final int LONGEST_PUSHF_BYTES = 4;

    private static final int PUSHF = 0x9c;
    private static final int POPF = 0x9d;
    private static final int IRET = 0xcf;

    private final X86Word word;
    private final InstructionDecoder decoder;
    private long pc;
    private long stackPointer;
    private boolean ownTrapFlag;

    X86StepMender(X86Word word) {
        this.word = word;
        this.decoder = new InstructionDecoder(word == X86Word.WIDE);
    }

    @Override
    public void stepping(RegisterBank bank) {
        GeneralRegisters registers = new GeneralRegisters(bank, word);
        pc = registers.pc();
        stackPointer = registers.get(GeneralRegisters.RSP);
        ownTrapFlag = Flags.has(registers.flags(), Flags.TF);
    }

    @Override
    public void stepped(RegisterBank bank, InferiorMemory memory) {
        if (ownTrapFlag) {
            return;
        }
        GeneralRegisters registers = new GeneralRegisters(bank, word);
        if (mayHavePushedFlags(registers) && is(PUSHF, memory)) {
            clearPushedFlag(registers.get(GeneralRegisters.RSP), memory);
        }
        if (Flags.has(registers.flags(), Flags.TF) && !setsFlags(registers, memory)) {
            registers.setFlags(registers.flags() & ~Flags.TF);
        }
    }

    private boolean mayHavePushedFlags(GeneralRegisters registers) {
        long pushed = stackPointer - registers.get(GeneralRegisters.RSP);
        long length = registers.pc() - pc;
        return pushed > 0 && pushed <= Long.BYTES && length > 0 && length <= LONGEST_PUSHF_BYTES;
    }

    /** POPF, IRET, and what comes back from a signal handler, which is the only system call that goes on somewhere else. */
    private boolean setsFlags(GeneralRegisters registers, InferiorMemory memory) {
        return instruction(memory)
                .filter(done -> done.is(OpcodeMap.PRIMARY, POPF)
                        || done.is(OpcodeMap.PRIMARY, IRET)
                        || Displacer.isSystemCall(done) && registers.pc() != pc + done.lengthBytes())
                .isPresent();
    }

    private boolean is(int opcode, InferiorMemory memory) {
        return instruction(memory)
                .filter(done -> done.is(OpcodeMap.PRIMARY, opcode))
                .isPresent();
    }

    /** What was executed. */
    private Optional<Instruction> instruction(InferiorMemory memory) {
        byte[] code = new byte[InstructionDecoder.LONGEST_BYTES];
        if (memory.read(pc, code)) {
            return decoder.decode(code);
        }
        byte[] last = new byte[1];
        return memory.read(pc, last) ? decoder.decode(last) : Optional.empty();
    }

    /** In the lowest two bytes, which are there for each operand size. */
    private static void clearPushedFlag(long address, InferiorMemory memory) {
        byte[] low = new byte[Short.BYTES];
        if (memory.read(address, low)) {
            LittleEndian.put(LittleEndian.get(low, 0, low.length) & ~Flags.TF, low, 0, low.length);
            memory.write(address, low);
        }
    }
}
