package dev.utraced.it.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.process.Outsider;
import dev.utraced.it.rsp.Frames;
import dev.utraced.it.rsp.RspClient;
import dev.utraced.it.server.RunningServer;
import java.io.UncheckedIOException;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real dialogue in which some characters are wrong. Whatever it does to the program, the server serves the next client. */
@Tag("beyond-gdbserver")
final class MutatedDialogueTest {
    private static final int ROUNDS = 60;
    private static final String ALPHABET = "0123456789abcdef;:,.-=*}$pPmMzZcCsStvQqDHgG\0\3\377";

    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final RunningServer server = debugging.multi();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theServerSurvives(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            try (Victim victim = new Victim()) {
                playMutated(Dialogue.on(victim.pid(), Victim.place()), random);
                if (victim.process().isAlive()) {
                    Outsider.of(victim.pid()).losesItsTracer();
                }
            }
            assertThat(server.process().isAlive()).isTrue();
            try (RspClient next = RspClient.extended(server)) {
                next.expect("vMustReplyEmpty", "");
            }
        }
    }

    /** Sends all without waiting, so that packets meet the server in states in which no client would send them. */
    private void playMutated(Dialogue dialogue, Random random) {
        RspClient client = RspClient.extended(server);
        try {
            for (String step : dialogue.steps()) {
                String sent = random.nextInt(4) == 0 ? mutated(step, random) : step;
                client.sendRaw(sent.equals(Dialogue.INTERRUPT) ? new byte[] {3} : Frames.frame(sent));
            }
        } catch (UncheckedIOException closed) {
            // The server may hang up on such a client.
        } finally {
            client.reset();
        }
    }

    private static String mutated(String step, Random random) {
        StringBuilder text = new StringBuilder(step);
        for (int i = random.nextInt(3); i >= 0; i--) {
            char c = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            int at = random.nextInt(text.length() + 1);
            if (random.nextBoolean() || at == text.length()) {
                text.insert(at, c);
            } else {
                text.setCharAt(at, c);
            }
        }
        return text.toString();
    }
}
