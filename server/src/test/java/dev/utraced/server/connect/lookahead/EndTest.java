package dev.utraced.server.connect.lookahead;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EndTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<String> heard = new ArrayList<>();
    private final End debugger = End.ofDebugger(out, heard::add);
    private final End server = End.ofServer(out, heard::add);

    private String said() {
        String said = out.toString(ISO_8859_1);
        out.reset();
        return said;
    }

    @Test
    void packetsAreAcknowledgedAndSentAgainUntilBothAgree() {
        debugger.take("$g#67".getBytes(ISO_8859_1));
        debugger.send("00");
        assertThat(said()).isEqualTo("+$00#60");
        debugger.take("-".getBytes(ISO_8859_1));
        assertThat(said()).isEqualTo("$00#60");
        debugger.take("$g#00".getBytes(ISO_8859_1));
        assertThat(said()).isEqualTo("-");
        debugger.stopAcknowledging();
        debugger.take("$g#67-".getBytes(ISO_8859_1));
        assertThat(said()).isEmpty();
        assertThat(heard).containsExactly("g", "g");
    }

    @Test
    void aRequestThatComesTwiceBeforeItsAnswerCountsOnce() {
        debugger.take("$?#3f$?#3f".getBytes(ISO_8859_1));
        assertThat(heard).containsExactly("?");
        debugger.send("W00");
        debugger.take("$?#3f".getBytes(ISO_8859_1));
        assertThat(heard).containsExactly("?", "?");
    }

    @Test
    void emptyAnswersAreAnswers() {
        server.take("$#00$#00".getBytes(ISO_8859_1));
        assertThat(heard).containsExactly("", "");
    }

    @Test
    void bytesThatMeanSomethingOnTheWayAreEscaped() {
        debugger.send("$*}#");
        assertThat(said()).startsWith("$}\4}\n}]}\3#");
        server.send("$*}#");
        assertThat(said()).startsWith("$}\4*}]}\3#");
    }

    @Test
    void runsAndEscapesOfTheServerAreUndone() {
        server.stopAcknowledging();
        server.take("$0* }\3#00".getBytes(ISO_8859_1));
        assertThat(heard).containsExactly("0000#");
    }
}
