package dev.utraced.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifierTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                   | the code runs past its end",
                "22 01                | the code runs past its end",
                "22                   | operand of CONST8 at 0 is cut off",
                "25 00 00 00 00       | operand of CONST64 at 0 is cut off",
                "27                   | END needs 1 values and finds 0",
                "22 01 02 27          | ADD needs 2 values and finds 1",
                "29 27                | POP needs 1 values and finds 0",
                "22 01 22 02 33 27    | ROT needs 3 values and finds 2",
                "22 01 32 01 27       | PICK needs 2 values and finds 1",
                "31 27                | no bytecode 0x31",
                "00 27                | no bytecode 0x0",
                "35 27                | no bytecode 0x35",
                "ff 27                | no bytecode 0xff",
                "21 00 04 27          | jump to 4, where no bytecode starts",
                "21 ff ff 27          | jump to 65535, where no bytecode starts",
                "21 00 01 27          | jump to 1, where no bytecode starts",
                "22 01 21 00 00       | bytecode 0 is reached with 0 and with 1 values on the stack",
                "22 01 27 ff          | no bytecode 0xff",
            })
    void codeThatIsNotFitToRunIsRefused(String hex, String message) {
        assertThatThrownBy(() -> expression(hex).verify())
                .isInstanceOf(AgentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "1b", "1c", "1d", "1e", "1f"})
    void floatsAreNotSupported(String opcode) {
        assertThatThrownBy(() -> expression("22 01 " + opcode + " 27").verifyAction())
                .isInstanceOf(AgentException.class)
                .hasMessageEndingWith("is not supported");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "22 01 22 08 0c 22 01 27",
                "22 01 0d 04 27",
                "22 01 22 08 2f 22 01 27",
                "22 01 30 00 04 27",
                "22 01 2d 00 02 27",
                "2e 00 02 22 01 27",
                "22 00 22 00 34 00 00 02 78 00 22 01 27",
            })
    void whatDoesSomethingHasNoPlaceInACondition(String hex) {
        expression(hex).verifyAction();

        assertThatThrownBy(() -> expression(hex).verify())
                .isInstanceOf(AgentException.class)
                .hasMessageEndingWith("in a condition");
    }

    @ParameterizedTest
    @CsvSource({
        "22 00 34 00 00 02 78 00 27, PRINTF needs 2 values and finds 1",
        "22 00 22 00 34 01 00 03 25 64 00 27, PRINTF needs 3 values and finds 2",
        "22 00 22 00 34 00 00 03 25 64 00 27, 'a format for 1 values, and 0 values'",
        "22 00 22 00 22 00 34 01 00 03 25 66 00 27, cannot print %f",
        "22 00 22 00 34 00 00 09 78 00 27, operand of PRINTF at 7 is cut off",
    })
    void whatDoesSomethingIsVerifiedToo(String hex, String message) {
        assertThatThrownBy(() -> expression(hex).verifyAction())
                .isInstanceOf(AgentException.class)
                .hasMessage(message);
    }

    @Test
    void aConditionLeavesAValue() {
        expression("27").verifyAction();

        assertThatThrownBy(() -> expression("27").verify()).hasMessage("END needs 1 values and finds 0");
    }

    @Test
    void theStackHoldsAHundredValues() {
        expression("22 01 ".repeat(100) + "27").verify();

        assertThatThrownBy(() -> expression("22 01 ".repeat(101) + "27").verify())
                .hasMessage("more than 100 values on the stack");
    }

    @Test
    void registersAreNamedOnceAndInOrder() {
        assertThat(Listing.code("reg 16; reg 6; add; reg 16; add; end").registers())
                .containsExactly(6, 16);
        assertThat(Listing.code("const8 1; end").registers()).isEmpty();
    }

    private static AgentExpression expression(String hex) {
        return new AgentExpression(HexFormat.of().parseHex(hex.replace(" ", "")));
    }
}
