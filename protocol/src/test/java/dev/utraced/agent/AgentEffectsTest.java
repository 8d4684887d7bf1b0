package dev.utraced.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expressions that are run for what they do. */
class AgentEffectsTest {
    private final AgentEvaluator evaluator = new AgentEvaluator();
    private final Notes notes = new Notes();

    @ParameterizedTest
    @CsvSource({
        "22 40 22 08 0c 27, collect 40 8",
        "22 40 0d 10 29 27, collect 40 10",
        "22 40 30 01 00 29 27, collect 40 100",
        "22 40 22 08 2f 27, collect text 40 8",
        "22 05 2d 00 07 29 27, set 7 to 5",
        "2e 00 07 27, collect variable 7",
    })
    void eachBytecodeDoesWhatTheManualSays(String hex, String done) {
        run(hex, Memory.NONE);

        assertThat(notes.done).containsExactly(done);
    }

    @Test
    void whatIsSetOrCollectedByLengthStaysOnTheStack() {
        assertThat(run("22 05 2d 00 07 27", Memory.NONE)).isEqualTo(5);
        assertThat(run("22 40 0d 10 27", Memory.NONE)).isEqualTo(0x40);
    }

    @Test
    void nothingOnTheStackAtTheEndIsNoError() {
        assertThat(run("27", Memory.NONE)).isZero();
    }

    /** As gdb sends {@code dprintf f,"arg=%d, g=%d\n",arg,g} where arg is 1 and g is 2: the escape is as typed. */
    @Test
    void theFirstValueToPrintIsOnTopBelowChannelAndFunction() {
        run("22 02 22 01 22 00 22 00 34 02 00 0f 6172673d25642c20673d25645c6e00 27", Memory.NONE);

        assertThat(notes.done).containsExactly("print arg=1, g=2\n");
    }

    @Test
    void aStringIsReadFromTheProgram() {
        Memory memory = new Memory(0x40, "hello\0world".getBytes(StandardCharsets.US_ASCII));

        run("22 40 22 00 22 00 34 01 00 05 5b25735d00 27", memory);

        assertThat(notes.done).containsExactly("print [hello]");
    }

    @Test
    void aStringThatCannotBeReadIsAnError() {
        assertThatThrownBy(() -> run("22 40 22 00 22 00 34 01 00 03 257300 27", Memory.NONE))
                .isInstanceOf(AgentException.class)
                .hasMessage("cannot read 0x40");
    }

    /** The right column is what printf(3) of the C library prints. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "%d|-7|-7",
                "%5d|42|   42",
                "%-5d.|42|42   .",
                "%05d|-42|-0042",
                "%+d|42|+42",
                "% d|42| 42",
                "%.3d|7|007",
                "%6.3d|7|   007",
                "%hhd|511|-1",
                "%hu|-1|65535",
                "%u|-1|4294967295",
                "%lu|-1|18446744073709551615",
                "%lld|-9223372036854775808|-9223372036854775808",
                "%zd|-5|-5",
                "%x|255|ff",
                "%#x|255|0xff",
                "%#x|0|0",
                "%#08x|255|0x0000ff",
                "%X|48879|BEEF",
                "%lx|-1|ffffffffffffffff",
                "%o|8|10",
                "%#o|8|010",
                "%c|65|A",
                "%3c|65|  A",
                "%p|4096|0x1000",
                "%p|0|(nil)",
                "100%% of %d|3|100% of 3",
            })
    void formatsAreThoseOfC(String format, long value, String printed) {
        PrintFormat parsed = PrintFormat.parse(format.getBytes(StandardCharsets.ISO_8859_1), 1);

        byte[] bytes = parsed.print((top, number) -> value, 0, Memory.NONE);

        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).isEqualTo(printed);
    }

    @Test
    void escapesOfCAreUnderstood() {
        PrintFormat format = PrintFormat.parse("\\t\\\"\\\\\\e\\n".getBytes(StandardCharsets.ISO_8859_1), 0);

        assertThat(format.print((top, number) -> 0, 0, Memory.NONE)).asString().isEqualTo("\t\"\\\u001b\n");
        assertThatThrownBy(() -> PrintFormat.parse("\\q".getBytes(StandardCharsets.ISO_8859_1), 0))
                .hasMessage("no such escape in \\q");
        assertThatThrownBy(() -> PrintFormat.parse("\\".getBytes(StandardCharsets.ISO_8859_1), 0))
                .isInstanceOf(AgentException.class);
    }

    @Test
    void aPrecisionLimitsAString() {
        Memory memory = new Memory(0x40, "unterminated".getBytes(StandardCharsets.US_ASCII));
        PrintFormat format = PrintFormat.parse("%6.2s.".getBytes(StandardCharsets.ISO_8859_1), 1);

        assertThat(format.print((top, number) -> 0x40, 0, memory)).asString().isEqualTo("    un.");
    }

    private long run(String hex, AgentContext context) {
        AgentExpression expression = new AgentExpression(HexFormat.of().parseHex(hex.replace(" ", "")));
        return evaluator.run(expression, context, notes);
    }

    private static final class Notes implements AgentEffects {
        final List<String> done = new ArrayList<>();

        @Override
        public void print(byte[] text) {
            done.add("print " + new String(text, StandardCharsets.ISO_8859_1));
        }

        @Override
        public void setVariable(int number, long value) {
            done.add("set " + number + " to " + value);
        }

        @Override
        public void collect(long address, long lengthBytes) {
            done.add("collect " + Long.toHexString(address) + " " + Long.toHexString(lengthBytes));
        }

        @Override
        public void collectText(long address, long limitBytes) {
            done.add("collect text " + Long.toHexString(address) + " " + limitBytes);
        }

        @Override
        public void collectVariable(int number) {
            done.add("collect variable " + number);
        }
    }
}
