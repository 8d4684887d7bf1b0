package dev.utraced.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentEvaluatorTest {
    private final AgentEvaluator evaluator = new AgentEvaluator();

    /** The numbers are those of the manual, so this is what a client sends. */
    @ParameterizedTest
    @CsvSource({
        "22 07 22 05 02, 12",
        "22 07 22 05 03, 2",
        "22 07 22 05 04, 35",
        "22 f8 16 08 22 02 05, -4",
        "22 f8 16 08 22 02 06, 7ffffffffffffffc",
        "22 f9 16 08 22 04 07, -3",
        "22 ff 16 08 22 0a 08, 5",
        "22 07 22 05 09, 224",
        "22 80 16 08 22 03 0a, -16",
        "22 80 16 08 22 3c 0b, 15",
        "22 00 0e, 1",
        "22 09 0e, 0",
        "22 0c 22 0a 0f, 8",
        "22 0c 22 0a 10, 14",
        "22 0c 22 0a 11, 6",
        "22 00 12, -1",
        "22 05 22 05 13, 1",
        "22 ff 16 08 22 01 14, 1",
        "22 ff 16 08 22 01 15, 0",
        "22 80 16 08, -128",
        "24 ff ff ff ff 2a 0c, 4095",
        "23 80 00, 32768",
        "24 80 00 00 00, 2147483648",
        "25 80 00 00 00 00 00 00 01, -9223372036854775807",
        "26 00 10, 69904",
        "22 05 28 04, 25",
        "22 05 22 06 29, 5",
        "22 01 22 02 2b 03, 1",
        "22 01 22 02 22 03 32 02, 1",
        "22 01 22 02 22 03 32 00, 3",
        "22 01 22 02 22 03 33, 2",
        "22 01 22 02 22 03 33 29, 1",
        "22 01 22 02 22 03 33 29 29, 3",
    })
    void eachBytecodeDoesWhatTheManualSays(String hex, String value) {
        AgentExpression expression = new AgentExpression(HexFormat.of().parseHex((hex + " 27").replace(" ", "")));

        long expected = value.length() == 16 ? Long.parseUnsignedLong(value, 16) : Long.parseLong(value);
        assertThat(evaluator.evaluate(expression, Memory.NONE)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"17, 1, 88", "18, 2, 7788", "19, 4, 55667788", "1a, 8, 1122334455667788"})
    void memoryIsReadInItsSize(String opcode, int size, String value) {
        Memory memory = new Memory(0x4000, HexFormat.of().parseHex("8877665544332211"));
        AgentExpression expression = new AgentExpression(HexFormat.of().parseHex("234000" + opcode + "27"));

        assertThat(evaluator.evaluate(expression, memory)).isEqualTo(Long.parseLong(value, 16));
    }

    @ParameterizedTest
    @CsvSource({"lsh, 0", "rsh_unsigned, 0", "rsh_signed, -1"})
    void shiftsByAllBitsAndMoreLeaveNothing(String shift, long result) {
        assertThat(evaluate("const8 255; ext 8; const8 64; " + shift + "; end")).isEqualTo(result);
        assertThat(evaluate("const8 255; ext 8; const8 255; ext 8; " + shift + "; end"))
                .isEqualTo(result);
    }

    @Test
    void extendingFromTheWholeWidthOrMoreChangesNothing() {
        assertThat(evaluate("const64 -2; ext 64; end")).isEqualTo(-2);
        assertThat(evaluate("const64 -2; zero_ext 255; end")).isEqualTo(-2);
    }

    @Test
    void aJumpIsTakenWhereTheValueIsNotZero() {
        assertThat(evaluate("const8 1; if_goto 8; const8 2; end; const8 3; end"))
                .isEqualTo(3);
        assertThat(evaluate("const8 0; if_goto 8; const8 2; end; const8 3; end"))
                .isEqualTo(2);
    }

    @Test
    void aLoopThatEndsIsEvaluated() {
        assertThat(evaluate("const8 100; const8 1; sub; dup; if_goto 2; end")).isZero();
    }

    @Test
    void aLoopThatDoesNotEndIsCutShort() {
        assertThatThrownBy(() -> evaluate("const8 1; goto 2"))
                .isInstanceOf(AgentException.class)
                .hasMessage("more than 10000 steps");
    }

    @ParameterizedTest
    @ValueSource(strings = {"div_signed", "div_unsigned", "rem_signed", "rem_unsigned"})
    void divisionByZeroIsAnError(String division) {
        assertThatThrownBy(() -> evaluate("const8 1; const8 0; " + division + "; end"))
                .isInstanceOf(AgentException.class)
                .hasMessage("division by zero");
    }

    @Test
    void memoryThatIsNotThereIsTheContextsError() {
        assertThatThrownBy(() -> evaluate("const8 16; ref8; end"))
                .isInstanceOf(AgentException.class)
                .hasMessage("cannot read 0x10");
    }

    @Test
    void oneEvaluatorTakesExpressionsOfAnyDepthInTurn() {
        assertThat(evaluate("const8 1; end")).isEqualTo(1);
        assertThat(evaluate("const8 1; dup; dup; dup; add; add; add; end")).isEqualTo(4);
        assertThat(evaluate("const8 1; end")).isEqualTo(1);
    }

    private long evaluate(String code) {
        return evaluator.evaluate(Listing.code(code), Memory.NONE);
    }
}
