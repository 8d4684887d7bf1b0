package dev.utraced.server.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.rsp.reply.BasicReply;
import dev.utraced.rsp.reply.ReplyStyle;
import dev.utraced.rsp.wire.PayloadReader;
import dev.utraced.server.session.ClientLink;
import dev.utraced.server.session.Connection;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class StandardStreamsTest {
    private final Loop loop =
            Loop.start(task -> new Thread(task, "loop").start(), 2, System::nanoTime, false, () -> false);
    private final PipedOutputStream toServer = new PipedOutputStream();
    private final PipedInputStream fromServer = new PipedInputStream(1 << 16);
    private final CountDownLatch lost = new CountDownLatch(1);

    @AfterEach
    void stop() {
        loop.stop();
    }

    private final class Echo implements ClientLink {
        private final Connection connection;

        Echo(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void packet(PayloadReader payload) {
            String text = payload.text();
            connection.send(new BasicReply.Text(text.equals("long") ? "ab".repeat(1 << 16) : text), ReplyStyle.PLAIN);
            if (text.equals("bye")) {
                connection.close();
            }
        }

        @Override
        public void interrupt() {}

        @Override
        public void tooLong() {}

        @Override
        public void keepsUp() {}

        @Override
        public void lost() {
            lost.countDown();
        }
    }

    private StandardStreams start() throws IOException {
        StandardStreams streams = new StandardStreams(
                new PipedInputStream(toServer),
                new PipedOutputStream(fromServer),
                loop,
                new StreamSettings(64, () -> false));
        loop.execute(() -> streams.start((connection, peer) -> new Echo(connection)));
        return streams;
    }

    private void send(String text) throws IOException {
        toServer.write(text.getBytes(ISO_8859_1));
        toServer.flush();
    }

    private String receive(int length) throws IOException {
        return new String(fromServer.readNBytes(length), ISO_8859_1);
    }

    @Test
    void packetsComeAndGoOverTwoStreams() throws Exception {
        start();
        send("$a#61");
        assertThat(receive(6)).isEqualTo("+$a#61");
    }

    @Test
    void theEndOfInputIsTheEndOfTheClient() throws Exception {
        start();
        toServer.close();
        assertThat(lost.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whatWasSentBeforeClosingGoesOut() throws Exception {
        StandardStreams streams = start();
        send(Frames.of("bye"));
        assertThat(receive(8)).isEqualTo("+" + Frames.of("bye"));
        streams.awaitWritten();
        assertThat(lost.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aClientThatReadsLateGetsEverything() throws Exception {
        start();
        int count = 10;
        send(Frames.of("long").repeat(count));
        int frame = 1 + 1 + (1 << 17) + 3;
        for (int i = 0; i < count; i++) {
            assertThat(receive(frame)).startsWith("+$abab");
        }
    }
}
