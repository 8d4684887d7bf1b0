package dev.utraced.it.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.process.Program;
import dev.utraced.it.process.Symbols;
import dev.utraced.linux.machine.Machine;
import dev.utraced.server.testing.Transcript;
import dev.utraced.server.testing.Transcript.Step;
import dev.utraced.server.testing.TranscriptRunner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** The transcripts of the server's own tests, each against a real server with real processes. */
@Tag("beyond-gdbserver")
final class LiveTranscriptsTest {
    private static final Path TRANSCRIPTS = Path.of("../server/src/test/resources/transcripts");

    private final Program puppet = new Program(Actor.PROGRAM.path(), Actor.PROGRAM.path());

    @TestFactory
    Stream<DynamicTest> theServerSaysWhatTheTranscriptsSay() {
        List<Transcript> transcripts = Transcript.readAll(TRANSCRIPTS).stream()
                .map(Transcript::onRealMachine)
                .filter(transcript -> !transcript.steps().isEmpty())
                .toList();
        assertThat(transcripts).isNotEmpty();
        return transcripts.stream()
                .map(transcript -> DynamicTest.dynamicTest(transcript.toString(), () -> run(transcript)));
    }

    private void run(Transcript transcript) {
        if (usesDebugRegisters(transcript)) {
            Machine.assumeDebugRegistersFire();
        }
        try (LiveStage stage = new LiveStage()) {
            new TranscriptRunner(stage)
                    .given("hello", HexFormat.of().formatHex(puppet.path().getBytes(StandardCharsets.UTF_8)))
                    .given("call", address("puppet_call"))
                    .given("word", address("puppet_word"))
                    .run(transcript);
        }
    }

    /** A hardware breakpoint or a watchpoint is inserted. */
    private static boolean usesDebugRegisters(Transcript transcript) {
        List<Step> steps = transcript.steps();
        return IntStream.range(1, steps.size())
                .anyMatch(i -> steps.get(i - 1) instanceof Step.Send insertion
                        && insertion.payload().matches("Z[1-4],.*")
                        && steps.get(i) instanceof Step.Reply reply
                        && reply.pattern().equals("OK"));
    }

    private String address(String symbol) {
        return Long.toHexString(Symbols.address(puppet, symbol));
    }
}
