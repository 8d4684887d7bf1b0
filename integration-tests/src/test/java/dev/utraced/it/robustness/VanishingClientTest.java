package dev.utraced.it.robustness;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.rsp.RspClient;
import dev.utraced.it.server.RunningServer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A client that is suddenly no more, after any byte. */
@Tag("beyond-gdbserver")
final class VanishingClientTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final Victim victim = debugging.closing(new Victim());
    private final RunningServer server = debugging.multi();
    private final Dialogue dialogue = Dialogue.on(victim.pid(), Victim.place());

    private RspClient agreed() {
        RspClient client = RspClient.connect(server);
        client.handshake();
        return client;
    }

    @Test
    void theDialogueItselfRunsToItsEnd() {
        try (RspClient client = agreed()) {
            dialogue.play(client, dialogue.steps().size());
        }
        victim.isLeftAlone("the whole dialogue");
        victim.endsInGoodHealth();
    }

    @Test
    void afterAnyByteOfADialogueTheProcessIsLeftAsItWas() {
        for (int step = 0; step < dialogue.steps().size(); step++) {
            byte[] last = dialogue.bytes(step);
            for (int bytes : cuts(last.length)) {
                RspClient client = agreed();
                dialogue.play(client, step);
                client.sendRaw(Arrays.copyOf(last, bytes));
                vanish(client, bytes % 2 == 0);
                victim.isLeftAlone("gone after %d bytes of %s"
                        .formatted(bytes, dialogue.steps().get(step)));
            }
        }
        victim.endsInGoodHealth();
    }

    /** All lengths from nothing to the whole packet, though of a long packet's middle only every third. */
    private static int[] cuts(int length) {
        return IntStream.rangeClosed(0, length)
                .filter(n -> n < 4 || n > length - 5 || n % 3 == 0)
                .toArray();
    }

    private static void vanish(RspClient client, boolean politely) {
        if (politely) {
            client.close();
        } else {
            client.reset();
        }
    }

    @Test
    void inTheMiddleOfTheHandshakeNothingIsLost() {
        for (int bytes = 0; bytes < 12; bytes++) {
            RspClient client = RspClient.connect(server);
            client.sendRaw(Arrays.copyOf("+$qSupported#37".getBytes(StandardCharsets.US_ASCII), bytes));
            client.reset();
        }
        try (RspClient client = agreed()) {
            client.expect("vMustReplyEmpty", "");
        }
    }
}
