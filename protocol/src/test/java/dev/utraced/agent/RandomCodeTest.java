package dev.utraced.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The law of the verifier: what it accepts ends, with a value or an AgentException, whatever the context does. */
class RandomCodeTest {
    private static final int PROGRAMS = 20_000;

    private final AgentEvaluator evaluator = new AgentEvaluator();

    static LongStream seeds() {
        return LongStream.range(0, 5);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatTheVerifierAcceptsEndsWithoutAnyOtherException(long seed) {
        Random random = new Random(seed);
        int accepted = 0;
        int values = 0;
        for (int i = 0; i < PROGRAMS; i++) {
            AgentExpression expression = new AgentExpression(randomCode(random));
            try {
                expression.verify();
                accepted++;
                evaluator.evaluate(expression, context(random));
                values++;
            } catch (AgentException e) {
                assertThat(e.getMessage()).isNotEmpty();
            }
        }

        assertThat(accepted).isGreaterThan(PROGRAMS / 100);
        assertThat(values).isGreaterThan(PROGRAMS / 200);
    }

    /** Mostly bytecodes of the table, so that some of it is accepted; jumps go anywhere. */
    private static byte[] randomCode(Random random) {
        byte[] code = new byte[2 + random.nextInt(24)];
        int at = 0;
        while (at < code.length) {
            boolean pushes = at == 0 || random.nextInt(3) == 0;
            code[at++] = (byte) (pushes ? 0x22 : random.nextInt(8) == 0 ? random.nextInt() : 2 + random.nextInt(0x32));
            if (at < code.length && (pushes || random.nextInt(4) == 0)) {
                code[at++] = (byte) random.nextInt(code.length);
            }
        }
        code[code.length - 1] = 0x27;
        return code;
    }

    private static AgentContext context(Random random) {
        return new AgentContext() {
            @Override
            public long register(int number) {
                return value("register " + number);
            }

            @Override
            public long memory(long address, int sizeBytes) {
                return value("memory");
            }

            private long value(String what) {
                if (random.nextInt(10) == 0) {
                    throw new AgentException(what);
                }
                return random.nextBoolean() ? random.nextLong() : 0;
            }
        };
    }
}
