package dev.utraced.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.server.testing.Transcript;
import dev.utraced.server.testing.TranscriptRunner;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every transcript, against sessions on a fake machine. */
final class TranscriptsTest {
    @TestFactory
    Stream<DynamicTest> sessionsSayWhatTheTranscriptsSay() throws IOException, URISyntaxException {
        Path folder = Path.of(TranscriptsTest.class.getResource("/transcripts").toURI());
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(file -> file.toString().endsWith(".rsp"))
                    .sorted()
                    .toList();
        }
        assertThat(files).isNotEmpty();
        return files.stream()
                .map(Transcript::read)
                .map(transcript -> DynamicTest.dynamicTest(transcript.toString(), () -> run(transcript)));
    }

    private static void run(Transcript transcript) {
        Stage stage = new Stage(new FakeServer());
        new TranscriptRunner(stage).run(transcript);
        assertThat(stage.client().reply()).as("a reply that nobody expected").isEmpty();
        assertThat(stage.client().notification())
                .as("a notification that nobody expected")
                .isEmpty();
    }
}
