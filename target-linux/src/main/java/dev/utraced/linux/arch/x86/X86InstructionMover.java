package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.BoostedCopy;
import dev.utraced.linux.arch.InferiorMemory;
import dev.utraced.linux.arch.InstructionMover;
import dev.utraced.linux.arch.MovedInstruction;
import dev.utraced.linux.arch.RegisterBank;
import dev.utraced.linux.arch.SyscallRegisters;
import dev.utraced.linux.arch.x86.decode.InstructionDecoder;
import java.util.Optional;

/**
 * Gets a thread past an instruction: by doing on its registers what the processor would do, or by a copy of the instruction somewhere
 * else.
 *
 * <p>A thread whose system call the kernel is about to restart is not emulated, and not sent to the slot: it runs the system call in
 * front of its PC first, and comes to the instruction later.
 */
public final class X86InstructionMover implements InstructionMover {
    private final boolean is64;
    private final boolean hasShadowStack;
    private final X86Word word;
    private final SyscallRegisters syscalls;
    private final InstructionDecoder decoder;
    private final Displacer displacer;

    /** For a process without a shadow stack. */
    public X86InstructionMover(boolean is64) {
        this(is64, false);
    }

    /**
     * @param hasShadowStack the processor checks return addresses against a stack of its own ({@code shstk} in the
     *     {@code x86_Thread_features} line of {@code /proc/PID/status}): calls and returns must happen in their place
     */
    public X86InstructionMover(boolean is64, boolean hasShadowStack) {
        this.is64 = is64;
        this.hasShadowStack = hasShadowStack;
        word = is64 ? X86Word.WIDE : X86Word.NARROW;
        syscalls = X86SyscallRegisters.of(is64 ? X86Abi.AMD64 : X86Abi.I386);
        decoder = new InstructionDecoder(is64);
        displacer = new Displacer(word, syscalls, hasShadowStack);
    }

    @Override
    public int maxLengthBytes() {
        return InstructionDecoder.LONGEST_BYTES;
    }

    @Override
    public boolean emulate(byte[] code, long address, RegisterBank bank, InferiorMemory memory) {
        var registers = new GeneralRegisters(bank, word);
        if (!isOrdinary(registers) || syscalls.restartsByItself(bank)) {
            return false;
        }
        var instruction = decoder.decode(code);
        if (instruction.isEmpty()) {
            return false;
        }
        long next = word.unsigned(address + instruction.get().lengthBytes());
        var execution = new Execution(instruction.get(), registers, memory, next);
        boolean done = new Emulator(execution, hasShadowStack).run();
        if (done) {
            registers.setFlags(registers.flags() & ~Flags.RF);
            UserReg.ORIG_RAX.set(bank, X86SyscallRegisters.NO_CALL); // as after any exception
        }
        return done;
    }

    /** Flat segments of the expected width, no single-stepping by the program itself, no alignment checks. */
    private boolean isOrdinary(GeneralRegisters registers) {
        return CodeSegment.isFlat(registers, is64) && !Flags.has(registers.flags(), Flags.TF | Flags.AC);
    }

    @Override
    public boolean isPlain(byte[] code) {
        return decoder.decode(code).filter(Booster::isPlain).isPresent();
    }

    @Override
    public Optional<BoostedCopy> boost(byte[] code, long address, long slot) {
        return decoder.decode(code)
                .flatMap(instruction ->
                        Booster.boost(new Origin(instruction, word.unsigned(address), word, syscalls), slot));
    }

    @Override
    public Optional<MovedInstruction> displace(byte[] code, long address) {
        return decoder.decode(code).flatMap(instruction -> displacer.displace(instruction, address));
    }
}
