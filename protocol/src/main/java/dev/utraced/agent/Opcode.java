package dev.utraced.agent;

import java.util.Arrays;

/**
 * The bytecodes, with what each takes from the stack and leaves there.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/Bytecode-Descriptions.html">Bytecode Descriptions</a>
 */
public enum Opcode {
    ADD(0x02, 2, 1),
    SUB(0x03, 2, 1),
    MUL(0x04, 2, 1),
    DIV_SIGNED(0x05, 2, 1),
    DIV_UNSIGNED(0x06, 2, 1),
    REM_SIGNED(0x07, 2, 1),
    REM_UNSIGNED(0x08, 2, 1),
    LSH(0x09, 2, 1),
    RSH_SIGNED(0x0a, 2, 1),
    RSH_UNSIGNED(0x0b, 2, 1),
    LOG_NOT(0x0e, 1, 1),
    BIT_AND(0x0f, 2, 1),
    BIT_OR(0x10, 2, 1),
    BIT_XOR(0x11, 2, 1),
    BIT_NOT(0x12, 1, 1),
    EQUAL(0x13, 2, 1),
    LESS_SIGNED(0x14, 2, 1),
    LESS_UNSIGNED(0x15, 2, 1),
    /** The operand counts bits. */
    EXT(0x16, 1, 1, 1),
    REF8(0x17, 1, 1),
    REF16(0x18, 1, 1),
    REF32(0x19, 1, 1),
    REF64(0x1a, 1, 1),
    IF_GOTO(0x20, 1, 0, 2),
    GOTO(0x21, 0, 0, 2),
    CONST8(0x22, 0, 1, 1),
    CONST16(0x23, 0, 1, 2),
    CONST32(0x24, 0, 1, 4),
    CONST64(0x25, 0, 1, 8),
    REG(0x26, 0, 1, 2),
    END(0x27, 0, 0),
    DUP(0x28, 1, 2),
    POP(0x29, 1, 0),
    /** The operand counts bits. */
    ZERO_EXT(0x2a, 1, 1, 1),
    SWAP(0x2b, 2, 2),
    /** Copies the value that lies so many places below the top; what it takes depends on the operand. */
    PICK(0x32, 0, 1, 1),
    /** a b c becomes c a b. */
    ROT(0x33, 3, 3),
    /** The operand of this and of the other two is the number of a trace state variable. */
    GETV(0x2c, 0, 1, 2),

    SETV(0x2d, 1, 1, 2, Use.EFFECT),
    TRACEV(0x2e, 0, 0, 2, Use.EFFECT),
    /** The address and, on top of it, how many bytes. */
    TRACE(0x0c, 2, 0, 0, Use.EFFECT),
    /** The operand of this and of the next counts bytes. */
    TRACE_QUICK(0x0d, 1, 1, 1, Use.EFFECT),
    TRACE16(0x30, 1, 1, 2, Use.EFFECT),
    /** The address and, on top of it, how many bytes at most. */
    TRACENZ(0x2f, 2, 0, 0, Use.EFFECT),
    /** A function and a channel, which mean nothing here, and the values to print; the operand is {@link PrintFormat}'s. */
    PRINTF(0x34, 2, 0, 0, Use.EFFECT),

    FLOAT(0x01),
    REF_FLOAT(0x1b),
    REF_DOUBLE(0x1c),
    REF_LONG_DOUBLE(0x1d),
    L_TO_D(0x1e),
    D_TO_L(0x1f);

    /** What a bytecode is good for. */
    private enum Use {
        /** It computes, and nothing else. */
        VALUE,
        /** It does something, and has no place where only a value is wanted. */
        EFFECT,
        /** It was never implemented anywhere. */
        NONE
    }

    private static final Opcode[] BY_CODE = byCode();

    private final int code;
    private final int pops;
    private final int pushes;
    private final int operandBytes;
    private final Use use;

    Opcode(int code, int pops, int pushes, int operandBytes) {
        this(code, pops, pushes, operandBytes, Use.VALUE);
    }

    Opcode(int code, int pops, int pushes) {
        this(code, pops, pushes, 0, Use.VALUE);
    }

    Opcode(int code) {
        this(code, 0, 0, 0, Use.NONE);
    }

    Opcode(int code, int pops, int pushes, int operandBytes, Use use) {
        this.code = code;
        this.pops = pops;
        this.pushes = pushes;
        this.operandBytes = operandBytes;
        this.use = use;
    }

    /** @throws AgentException where there is no such bytecode */
    static Opcode of(int code) {
        Opcode opcode = code < BY_CODE.length ? BY_CODE[code] : FLOAT;
        if (opcode.code != code) {
            throw new AgentException("no bytecode 0x" + Integer.toHexString(code));
        }
        if (opcode.use == Use.NONE) {
            throw new AgentException("bytecode " + opcode + " is not supported");
        }
        return opcode;
    }

    private static Opcode[] byCode() {
        Opcode[] table = new Opcode[PRINTF.code + 1];
        Arrays.fill(table, FLOAT);
        for (Opcode opcode : values()) {
            table[opcode.code] = opcode;
        }
        return table;
    }

    int code() {
        return code;
    }

    /** How many values it takes from the stack, a print and a pick aside. */
    public int pops() {
        return pops;
    }

    int pushes() {
        return pushes;
    }

    int operandBytes() {
        return operandBytes;
    }

    /** Whether it does more than compute. */
    boolean hasEffect() {
        return use == Use.EFFECT;
    }

    boolean isJump() {
        return this == GOTO || this == IF_GOTO;
    }

    /** Whether the next bytecode in a row is never reached from it. */
    boolean endsFlow() {
        return this == GOTO || this == END;
    }
}
