package dev.utraced.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GdbExpressionsTest {
    private static final String SOURCE = """
            struct node { int value; short half; signed char byte; unsigned bits : 5; struct node *next; };
            struct node last = {-7, -300, -5, 21, 0};
            struct node first = {42, 300, 100, 9, &last};
            int negative = -17;
            unsigned large = 0xfffffff0u;
            long wide = -0x123456789abcL;
            unsigned char text[] = "gdb";
            int numbers[] = {3, 1, 4, 1, 5, 9, 2, 6};
            int main(void) { return 0; }
            """;

    private static final List<String> EXPRESSIONS = List.of(
            "negative",
            "-negative * 3",
            "negative / 5",
            "negative % 5",
            "negative >> 2",
            "negative < 0 && wide < 0",
            "negative > 0 || large > 5",
            "large / 7",
            "large % 7",
            "large >> 3",
            "large < 5",
            "large == 0xfffffff0",
            "wide == -0x123456789abc",
            "~wide & 0xff",
            "(wide ^ negative) | 3",
            "!wide",
            "(unsigned char) negative",
            "(signed char) large",
            "text[1] == 100",
            "numbers[negative + 20] * 10",
            "&numbers[3] - numbers",
            "*(numbers + 5)",
            "first.next->value",
            "first.next->half < first.half",
            "first.next->byte",
            "first.bits + last.bits",
            "first.next == &last",
            "first.next->next != 0",
            "negative != -17 ? numbers[0] : numbers[4]",
            "sizeof(struct node) << 4");

    @Test
    void whatGdbSendsGivesWhatGdbComputes(@TempDir Path folder) throws IOException {
        GdbExpressions gdb = GdbExpressions.of(folder, SOURCE, EXPRESSIONS);
        AgentEvaluator evaluator = new AgentEvaluator();

        assertThat(gdb.compiled())
                .hasSameSizeAs(EXPRESSIONS)
                .allSatisfy(compiled -> assertThat(evaluator.evaluate(compiled.code(), gdb.data()))
                        .as(compiled.expression())
                        .isEqualTo(compiled.value()));
    }
}
