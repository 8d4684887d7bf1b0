package dev.utraced.agent;

/** Evaluates expressions, with a stack of its own that is used again and again. One thread at a time. */
public final class AgentEvaluator {
    /** Clients generate no loops; one that a client wrote by hand must not hold the server up. */
    private static final int MAX_STEPS = 10_000;

    private long[] stack = new long[0];

    /**
     * The value on top of the stack at the end.
     *
     * @throws AgentException where the code is not fit to run or does more than compute, divides by zero, takes more than 10,000 steps,
     *     or as the context says
     */
    public long evaluate(AgentExpression expression, AgentContext context) {
        return run(expression.condition(), context, AgentEffects.NONE);
    }

    /**
     * Does what the expression says.
     *
     * @return the value on top of the stack at the end, 0 where there is none
     * @throws AgentException as {@link #evaluate}, or as the effects say; what was done before stays done
     */
    public long run(AgentExpression expression, AgentContext context, AgentEffects effects) {
        return run(expression.program(), context, effects);
    }

    private long run(AgentProgram program, AgentContext context, AgentEffects effects) {
        if (stack.length < program.maxDepth()) {
            stack = new long[program.maxDepth()];
        }
        AgentCode code = program.code();
        int index = 0;
        int depth = 0;
        for (int steps = 0; steps < MAX_STEPS; steps++) {
            int at = index++;
            Opcode opcode = code.opcodes()[at];
            long operand = code.operands()[at];
            switch (opcode) {
                case END -> {
                    return depth == 0 ? 0 : stack[depth - 1];
                }
                case GOTO -> index = (int) operand;
                case IF_GOTO -> index = stack[depth - 1] != 0 ? (int) operand : index;
                case CONST8, CONST16, CONST32, CONST64 -> stack[depth] = operand;
                case REG -> stack[depth] = context.register((int) operand);
                case GETV -> stack[depth] = context.variable((int) operand);
                case DUP -> stack[depth] = stack[depth - 1];
                case PICK -> stack[depth] = stack[depth - 1 - (int) operand];
                case POP -> {}
                case SWAP -> swap(depth - 1, depth - 2);
                case ROT -> {
                    swap(depth - 1, depth - 2);
                    swap(depth - 2, depth - 3);
                }
                default -> {
                    if (opcode.hasEffect()) {
                        act(code, at, depth, context, effects);
                    } else if (opcode.pops() == 1) {
                        stack[depth - 1] = unary(opcode, stack[depth - 1], (int) operand, context);
                    } else {
                        stack[depth - 2] = Arithmetic.binary(opcode, stack[depth - 2], stack[depth - 1]);
                    }
                }
            }
            depth += opcode.pushes() - code.pops(at);
        }
        throw new AgentException("more than " + MAX_STEPS + " steps");
    }

    private void act(AgentCode code, int at, int depth, AgentContext context, AgentEffects effects) {
        int operand = (int) code.operands()[at];
        switch (code.opcodes()[at]) {
            case SETV -> effects.setVariable(operand, stack[depth - 1]);
            case TRACEV -> effects.collectVariable(operand);
            case TRACE -> effects.collect(stack[depth - 2], stack[depth - 1]);
            case TRACE_QUICK, TRACE16 -> effects.collect(stack[depth - 1], operand);
            case TRACENZ -> effects.collectText(stack[depth - 2], stack[depth - 1]);
            case PRINTF -> effects.print(code.format(at).print(this::argument, depth - 2, context));
            default -> throw new IllegalStateException("bytecode " + code.opcodes()[at]);
        }
    }

    /** The values to print lie below the function and the channel, the first one on top. */
    private long argument(int top, int number) {
        return stack[top - 1 - number];
    }

    private static long unary(Opcode opcode, long value, int operand, AgentContext context) {
        return switch (opcode) {
            case REF8 -> context.memory(value, 1);
            case REF16 -> context.memory(value, 2);
            case REF32 -> context.memory(value, 4);
            case REF64 -> context.memory(value, 8);
            case LOG_NOT -> value == 0 ? 1 : 0;
            case BIT_NOT -> ~value;
            case EXT -> Arithmetic.signExtend(value, operand);
            case ZERO_EXT -> Arithmetic.zeroExtend(value, operand);
            default -> throw new IllegalStateException("bytecode " + opcode);
        };
    }

    private void swap(int one, int other) {
        long value = stack[one];
        stack[one] = stack[other];
        stack[other] = value;
    }
}
