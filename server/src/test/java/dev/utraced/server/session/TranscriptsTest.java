package dev.utraced.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.server.connect.lookahead.LookAheadPeer;
import dev.utraced.server.testing.Transcript;
import dev.utraced.server.testing.TranscriptPeer;
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
        return transcripts().map(transcript -> DynamicTest.dynamicTest(transcript.toString(), () -> run(transcript)));
    }

    @TestFactory
    Stream<DynamicTest> withALookAheadTheySayTheSame() throws URISyntaxException {
        return transcripts()
                .map(transcript -> DynamicTest.dynamicTest(
                        transcript.toString(), () -> run(transcript, new LookAheadPeer(new Stage(new FakeServer())))));
    }

    private static Stream<Transcript> transcripts() throws URISyntaxException {
        Path folder = Path.of(TranscriptsTest.class.getResource("/transcripts").toURI());
        List<Transcript> transcripts = Transcript.readAll(folder);
        assertThat(transcripts).isNotEmpty();
        return transcripts.stream();
    }

    private static void run(Transcript transcript) {
        Stage stage = new Stage(new FakeServer());
        run(transcript, stage);
        assertThat(stage.client().reply()).as("a reply that nobody expected").isEmpty();
        assertThat(stage.client().notification())
                .as("a notification that nobody expected")
                .isEmpty();
    }

    private static void run(Transcript transcript, TranscriptPeer peer) {
        new TranscriptRunner(peer)
                .given("hello", "68656c6c6f")
                .given("call", "1100")
                .given("word", "1238")
                .run(transcript);
    }
}
