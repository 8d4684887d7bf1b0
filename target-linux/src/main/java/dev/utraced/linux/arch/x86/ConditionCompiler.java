package dev.utraced.linux.arch.x86;

import static dev.utraced.linux.arch.x86.GeneralRegisters.RAX;
import static dev.utraced.linux.arch.x86.GeneralRegisters.RCX;
import static dev.utraced.linux.arch.x86.GeneralRegisters.RDX;

import dev.utraced.agent.AgentBytecode;
import dev.utraced.agent.AgentExpression;
import dev.utraced.linux.arch.x86.PadAssembler.Label;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Makes machine code of a condition, bytecode by bytecode: its stack is the thread's, below the {@link PadFrame}. What the evaluator on
 * this side calls an error either faults or makes the condition hold, so that the evaluator comes to see it.
 */
final class ConditionCompiler {
    /** Values on the stack, of which a thread may have little left; clients' conditions need three or four. */
    private static final int DEEPEST = 16;

    /** Bytecodes, each of which takes 30 bytes at most. */
    private static final int LONGEST = 64;

    private static final String PC = "rip";

    private final PadAssembler assembler;
    private final long pc;
    private final IntFunction<String> registerNames;
    private final Label holds;
    private Map<Integer, Label> labels = Map.of();

    /**
     * @param pc of the thread, as a condition may ask for it
     * @param registerNames by the numbers that conditions use
     * @param holds where to go when one holds, with nothing on the stack below the frame
     */
    ConditionCompiler(PadAssembler assembler, long pc, IntFunction<String> registerNames, Label holds) {
        this.assembler = assembler;
        this.pc = pc;
        this.registerNames = registerNames;
        this.holds = holds;
    }

    /** Whether all that it consists of can be compiled: no loop, no register or variable that a thread has not at hand. */
    static boolean isCompilable(AgentExpression condition, IntFunction<String> registerNames) {
        List<AgentBytecode> bytecodes = condition.bytecodes();
        return bytecodes.size() <= LONGEST
                && bytecodes.stream()
                        .allMatch(bytecode -> bytecode.depth() <= DEEPEST && isCompilable(bytecode, registerNames));
    }

    private static boolean isCompilable(AgentBytecode bytecode, IntFunction<String> registerNames) {
        return switch (bytecode.opcode()) {
            case GETV -> false;
            case GOTO, IF_GOTO -> bytecode.operand() > bytecode.index();
            case REG -> {
                String name = registerNames.apply((int) bytecode.operand());
                yield name.equals(PC) || GeneralRegisters.number(name) >= 0;
            }
            default -> true;
        };
    }

    /** Where it does not hold, the code goes on behind it. */
    void compile(AgentExpression condition) {
        labels = new HashMap<>();
        Label fails = new Label();
        for (AgentBytecode bytecode : condition.bytecodes()) {
            assembler.place(label(bytecode.index()));
            assembler.depth(PadFrame.BYTES + bytecode.depth() * Long.BYTES);
            compile(bytecode, fails);
        }
        assembler.place(fails);
        assembler.depth(PadFrame.BYTES);
    }

    private Label label(long index) {
        return labels.computeIfAbsent((int) index, key -> new Label());
    }

    private void compile(AgentBytecode bytecode, Label fails) {
        int operand = (int) bytecode.operand();
        switch (bytecode.opcode()) {
            case END -> end(bytecode.depth(), fails);
            case GOTO -> assembler.emit(0xe9).to(label(operand));
            case IF_GOTO -> {
                assembler.pop(RAX);
                jumpIfNotZero(label(operand));
            }
            case CONST8, CONST16, CONST32, CONST64 -> pushConstant(bytecode.operand());
            case REG -> pushRegister(registerNames.apply(operand));
            case DUP -> pushFromStack(0);
            case PICK -> pushFromStack(operand * Long.BYTES);
            case POP -> assembler.pop(RAX);
            case SWAP -> {
                assembler.pop(RAX);
                assembler.pop(RCX);
                assembler.push(RAX);
                assembler.push(RCX);
            }
            case ROT -> {
                assembler.pop(RAX);
                assembler.pop(RCX);
                assembler.pop(RDX);
                assembler.push(RAX);
                assembler.push(RDX);
                assembler.push(RCX);
            }
            default -> operator(bytecode, operand);
        }
    }

    private void operator(AgentBytecode bytecode, int operand) {
        boolean isBinary = bytecode.opcode().pops() > 1;
        if (isBinary) {
            assembler.pop(RCX);
        }
        assembler.pop(RAX);
        if (isBinary) {
            new BinaryOperators(assembler, this::hold).compile(bytecode.opcode());
        } else {
            new UnaryOperators(assembler).compile(bytecode.opcode(), operand);
        }
        assembler.push(RAX);
    }

    private void end(int values, Label fails) {
        assembler.pop(RAX);
        drop(values - 1);
        jumpIfNotZero(holds);
        assembler.emit(0xe9).to(fails); // jmp
    }

    /** From any depth. */
    private void hold() {
        drop((assembler.depth() - PadFrame.BYTES) / Long.BYTES);
        assembler.emit(0xe9).to(holds); // jmp
    }

    private void drop(int values) {
        if (values > 0) {
            int bytes = values * Long.BYTES;
            assembler.emitDeeper(-bytes, 0x48, 0x8d, 0xa4, 0x24).operand(bytes, Integer.BYTES); // lea bytes(%rsp),%rsp
        }
    }

    private void jumpIfNotZero(Label target) {
        assembler.emit(0x48, 0x85, 0xc0); // test %rax,%rax
        assembler.emit(0x0f, 0x85).to(target); // jnz
    }

    private void pushConstant(long value) {
        assembler.emit(0x48, 0xb8).operand(value, Long.BYTES); // mov $value,%rax
        assembler.push(RAX);
    }

    private void pushRegister(String name) {
        int register = GeneralRegisters.number(name);
        if (name.equals(PC)) {
            pushConstant(pc);
        } else if (register == GeneralRegisters.RSP) {
            int depth = assembler.depth();
            assembler.emit(0x48, 0x8d, 0x84, 0x24).operand(depth, Integer.BYTES); // lea depth(%rsp),%rax
            assembler.push(RAX);
        } else {
            PadFrame.depthOf(register)
                    .ifPresentOrElse(depth -> pushFromStack(assembler.depth() - depth), () -> assembler.push(register));
        }
    }

    /** @param offset from the stack pointer, in bytes */
    private void pushFromStack(int offset) {
        assembler.emitDeeper(Long.BYTES, 0xff, 0xb4, 0x24).operand(offset, Integer.BYTES); // push offset(%rsp)
    }
}
