package dev.utraced.linux.arch.x86;

import dev.utraced.agent.AgentExpression;
import dev.utraced.linux.arch.BoostedCopy;
import dev.utraced.linux.arch.InjectedCall;
import dev.utraced.linux.arch.JumpPadCode;
import dev.utraced.linux.arch.JumpPadMaker;
import dev.utraced.linux.arch.SyscallRegisters;
import dev.utraced.linux.arch.x86.PadAssembler.Label;
import dev.utraced.linux.arch.x86.decode.Instruction;
import dev.utraced.linux.arch.x86.decode.InstructionDecoder;
import dev.utraced.target.MemoryRange;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Pads for 64-bit code. The jump to one is five bytes long, of which only those are changed that the displaced instruction has: the others
 * are read as the upper part of the distance and so decide where the pad must be, and whoever jumps to them finds what was there.
 */
final class X86JumpPadMaker implements JumpPadMaker {
    private static final byte JUMP = (byte) 0xe9;
    private static final int INT3 = 0xcc;

    /**
     * Bytes that other processors see change as one: those of one cache line. Neither vendor promises that for code that runs; Java virtual
     * machines patch their calls in the same belief.
     */
    private static final int CACHE_LINE_BYTES = 64;

    /** Below the distance that a jump has, so that what an instruction addresses relative to itself is within reach of its copy, too. */
    private static final long NEAR_BYTES = 1L << 30;

    private static final int MMAP = 9;
    private static final int MUNMAP = 11;
    private static final long READ_AND_EXECUTE = 0x1 | 0x4;

    /** MAP_PRIVATE, MAP_ANONYMOUS and MAP_FIXED_NOREPLACE of mmap(2); a kernel older than 4.17 takes the address for a hint. */
    private static final long PRIVATE_AND_NOWHERE_ELSE = 0x02 | 0x20 | 0x100000;

    private static final long NO_FILE = -1;

    private final IntFunction<String> registerNames;
    private final SyscallRegisters syscalls;
    private final InstructionDecoder decoder = new InstructionDecoder(true);

    /** @param registerNames by the numbers that conditions use; an empty one where there is none */
    X86JumpPadMaker(IntFunction<String> registerNames, SyscallRegisters syscalls) {
        this.registerNames = registerNames;
        this.syscalls = syscalls;
    }

    @Override
    public Optional<MemoryRange> window(byte[] code, long address) {
        return decoder.decode(code)
                .filter(Booster::isPlain)
                .filter(instruction -> code.length >= JUMP_BYTES && isOnOneLine(address, instruction))
                .map(instruction -> window(code, address, instruction));
    }

    private static boolean isOnOneLine(long address, Instruction instruction) {
        return (address & CACHE_LINE_BYTES - 1) + replaced(instruction) <= CACHE_LINE_BYTES;
    }

    private static MemoryRange window(byte[] code, long address, Instruction instruction) {
        long behindJump = address + JUMP_BYTES;
        int changeable = replaced(instruction) - 1;
        if (changeable == Integer.BYTES) {
            return MemoryRange.between(behindJump - NEAR_BYTES, behindJump + NEAR_BYTES);
        }
        long size = 1L << changeable * Byte.SIZE;
        int distance = (int) LittleEndian.get(code, 1, Integer.BYTES);
        return new MemoryRange(behindJump + (distance & -size), size);
    }

    /** How many bytes of the instruction the jump takes. */
    private static int replaced(Instruction instruction) {
        return Math.min(JUMP_BYTES, instruction.lengthBytes());
    }

    @Override
    public Optional<JumpPadCode> make(byte[] code, long address, long pad, List<AgentExpression> conditions) {
        boolean possible =
                window(code, address).filter(window -> window.contains(pad)).isPresent()
                        && conditions.stream().allMatch(it -> ConditionCompiler.isCompilable(it, registerNames));
        return possible
                ? decoder.decode(code)
                        .flatMap(instruction ->
                                make(new Origin(instruction, address, X86Word.WIDE, syscalls), pad, conditions))
                : Optional.empty();
    }

    @Override
    public InjectedCall map(MemoryRange pages) {
        return new X86InjectedCall(
                MMAP, pages.start(), pages.lengthBytes(), READ_AND_EXECUTE, PRIVATE_AND_NOWHERE_ELSE, NO_FILE, 0);
    }

    @Override
    public InjectedCall unmap(MemoryRange pages) {
        return new X86InjectedCall(MUNMAP, pages.start(), pages.lengthBytes());
    }

    private Optional<JumpPadCode> make(Origin origin, long pad, List<AgentExpression> conditions) {
        var assembler = new PadAssembler();
        Label holds = new Label();
        PadFrame.open(assembler);
        int frame = assembler.position();
        var compiler = new ConditionCompiler(assembler, origin.address(), registerNames, holds);
        conditions.forEach(compiler::compile);
        PadFrame.close(assembler);
        int copyAt = assembler.position();
        Optional<BoostedCopy> copy = Booster.boost(origin, pad + copyAt);
        if (copy.isEmpty()) {
            return Optional.empty();
        }
        assembler.append(copy.get().code());
        int holdsAt = assembler.position();
        assembler.place(holds);
        assembler.depth(PadFrame.BYTES);
        PadFrame.close(assembler);
        int trapAt = assembler.position();
        assembler.emit(INT3);
        var layout = new X86JumpPad.Layout(frame, copyAt, holdsAt, trapAt, assembler.depths());
        return Optional.of(new X86JumpPad(origin, pad, assembler.toBytes(), jump(origin, pad), layout));
    }

    private static byte[] jump(Origin origin, long pad) {
        byte[] jump = new byte[JUMP_BYTES];
        jump[0] = JUMP;
        LittleEndian.put(pad - (origin.address() + JUMP_BYTES), jump, 1, Integer.BYTES);
        return Arrays.copyOf(jump, replaced(origin.instruction()));
    }
}
