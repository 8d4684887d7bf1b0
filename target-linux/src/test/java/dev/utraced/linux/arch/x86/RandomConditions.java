package dev.utraced.linux.arch.x86;

import dev.utraced.agent.AgentExpression;
import java.io.ByteArrayOutputStream;
import java.util.Random;

/** Conditions that are fit to run, made of all bytecodes that compute, and of references to memory that is mostly there. */
final class RandomConditions {
    private static final int[] BINARY = {2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0x0f, 0x10, 0x11, 0x13, 0x14, 0x15};
    private static final int REGISTERS = 17;
    private static final int MOST_VALUES = 8;

    private final Random random;
    private final ByteArrayOutputStream code = new ByteArrayOutputStream();
    private int values;

    private RandomConditions(Random random) {
        this.random = random;
    }

    static AgentExpression next(Random random) {
        var condition = new RandomConditions(random);
        condition.pushSomething();
        for (int i = random.nextInt(12); i > 0; i--) {
            condition.addBytecode();
        }
        condition.emit(0x27);
        return new AgentExpression(condition.code.toByteArray());
    }

    private void emit(int... bytes) {
        for (int value : bytes) {
            code.write(value);
        }
    }

    private void addBytecode() {
        int kind = random.nextInt(10);
        if (kind < 3 && values >= 2) {
            emit(BINARY[random.nextInt(BINARY.length)]);
            values--;
        } else if (kind == 3) {
            emit(random.nextBoolean() ? 0x16 : 0x2a, random.nextInt(80)); // ext, zero_ext
        } else if (kind == 4) {
            emit(random.nextBoolean() ? 0x0e : 0x12); // log_not, bit_not
        } else if (kind == 5) {
            choose();
        } else if (kind == 6) {
            shuffle();
        } else if (kind == 7 && random.nextInt(3) == 0) {
            emit(0x17 + random.nextInt(4)); // ref8 to ref64 of whatever it is
        } else if (values < MOST_VALUES) {
            pushSomething();
        }
    }

    private void pushSomething() {
        values++;
        switch (random.nextInt(6)) {
            case 0 -> emit(0x22, random.nextInt(256)); // const8
            case 1 -> emit(0x23, random.nextInt(256), random.nextInt(256)); // const16
            case 2 -> {
                emit(0x25); // const64
                code.writeBytes(longBytes(random.nextLong()));
            }
            case 3 -> emit(0x26, 0, 7, 0x22, random.nextInt(200), 0x02, 0x17 + random.nextInt(4)); // $rsp + n, ref
            default -> emit(0x26, 0, random.nextInt(REGISTERS)); // reg
        }
    }

    private static byte[] longBytes(long value) {
        return java.nio.ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    /** One of two constants, by the value on top. */
    private void choose() {
        int elseAt = code.size() + 8;
        emit(0x20, elseAt >> 8, elseAt, 0x22, random.nextInt(256)); // if_goto, const8
        int end = elseAt + 2;
        emit(0x21, end >> 8, end, 0x22, random.nextInt(256)); // goto, const8
    }

    private void shuffle() {
        int kind = random.nextInt(5);
        if (kind == 0 && values >= 2) {
            emit(0x2b); // swap
        } else if (kind == 1 && values >= 3) {
            emit(0x33); // rot
        } else if (kind == 2 && values >= 2) {
            emit(0x29); // pop
            values--;
        } else if (values < MOST_VALUES) {
            if (kind == 3) {
                emit(0x28); // dup
            } else {
                emit(0x32, random.nextInt(values)); // pick
            }
            values++;
        }
    }
}
