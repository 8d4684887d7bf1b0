package dev.utraced.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.server.testing.Transcript;
import dev.utraced.server.testing.TranscriptRunner;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every transcript, against sessions on a fake machine. */
final class TranscriptsTest {
    @TestFactory
    Stream<DynamicTest> sessionsSayWhatTheTranscriptsSay() throws URISyntaxException {
        Path folder = Path.of(TranscriptsTest.class.getResource("/transcripts").toURI());
        List<Transcript> transcripts = Transcript.readAll(folder);
        assertThat(transcripts).isNotEmpty();
        return transcripts.stream()
                .map(transcript -> DynamicTest.dynamicTest(transcript.toString(), () -> run(transcript)));
    }

    private static void run(Transcript transcript) {
        Stage stage = new Stage(new FakeServer());
        new TranscriptRunner(stage)
                .given("hello", "68656c6c6f")
                .given("call", "1100")
                .given("word", "1238")
                .run(transcript);
        assertThat(stage.client().reply()).as("a reply that nobody expected").isEmpty();
        assertThat(stage.client().notification())
                .as("a notification that nobody expected")
                .isEmpty();
    }
}
