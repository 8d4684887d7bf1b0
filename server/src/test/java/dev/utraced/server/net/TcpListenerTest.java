package dev.utraced.server.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.utraced.rsp.reply.BasicReply;
import dev.utraced.rsp.reply.ReplyStyle;
import dev.utraced.rsp.wire.LongSearch;
import dev.utraced.rsp.wire.PayloadReader;
import dev.utraced.server.session.ClientLink;
import dev.utraced.server.session.Connection;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real sockets. */
@Timeout(30)
final class TcpListenerTest {
    private static final int LONG = 1 << 20;
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final Loop loop =
            Loop.start(task -> new Thread(task, "loop").start(), 2, System::nanoTime, false, () -> false);
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private int port;

    @BeforeEach
    void listen() throws Exception {
        port = listener(false).listen(new InetSocketAddress(HERE, 0));
    }

    private TcpListener listener(boolean once) {
        return new TcpListener(
                loop,
                new StreamSettings(1 << 16, LongSearch.NONE, () -> false, Optional.empty(), once),
                new KeepAlive(60),
                Echo::new);
    }

    @AfterEach
    void stop() {
        loop.stop();
    }

    /** Answers {@code long} with much, and everything else with itself. */
    private final class Echo implements ClientLink {
        private final Connection connection;

        Echo(Connection connection, Peer peer) {
            this.connection = connection;
            events.add(((Peer.Tcp) peer).host());
        }

        @Override
        public void packet(PayloadReader payload) {
            String text = payload.text();
            connection.send(new BasicReply.Text(text.equals("long") ? "ab".repeat(LONG / 2) : text), ReplyStyle.PLAIN);
        }

        @Override
        public void interrupt() {
            events.add("^C");
        }

        @Override
        public void tooLong() {}

        @Override
        public void keepsUp() {}

        @Override
        public void lost() {
            events.add("lost");
        }
    }

    private String event() throws InterruptedException {
        return events.poll(20, TimeUnit.SECONDS);
    }

    private static void send(Socket socket, String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
    }

    private static String receive(Socket socket, int length) throws IOException {
        socket.setSoTimeout(20_000);
        return new String(socket.getInputStream().readNBytes(length), ISO_8859_1);
    }

    @Test
    void severalClientsAreServedAtOnce() throws Exception {
        try (Socket first = new Socket(HERE, port);
                Socket second = new Socket(HERE, port)) {
            send(first, "$a#61");
            send(second, "$b#62");
            assertThat(receive(second, 6)).isEqualTo("+$b#62");
            assertThat(receive(first, 6)).isEqualTo("+$a#61");
            assertThat(event()).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void whoListensOnceServesOneClientAndTurnsAwayTheNext() throws Exception {
        int port = listener(true).listen(new InetSocketAddress(HERE, 0));
        try (Socket first = new Socket(HERE, port)) {
            send(first, "$a#61");
            assertThat(receive(first, 6)).isEqualTo("+$a#61");
            assertThatThrownBy(() -> new Socket(HERE, port).close()).isInstanceOf(ConnectException.class);
            send(first, "+$b#62");
            assertThat(receive(first, 6)).isEqualTo("+$b#62");
        }
    }

    @Test
    void aClientThatGoesAtAnyByteIsMissed() throws Exception {
        for (String last : new String[] {"", "$", "$a", "$a#", "$a#6", "$a#61", "\3"}) {
            try (Socket socket = new Socket(HERE, port)) {
                send(socket, last);
            }
            String event = event();
            while (!"lost".equals(event)) {
                assertThat(event).isIn("127.0.0.1", "^C");
                event = event();
            }
        }
    }

    @Test
    void aClientThatSendsWithoutReadingIsHeldBackAndLosesNothing() throws Exception {
        int count = 40;
        try (Socket greedy = new Socket(HERE, port);
                Socket other = new Socket(HERE, port)) {
            send(greedy, "$a#61");
            assertThat(receive(greedy, 6)).isEqualTo("+$a#61");
            send(greedy, Frames.of("long").repeat(count));
            send(other, "$b#62");
            assertThat(receive(other, 6)).isEqualTo("+$b#62");
            int frame = 1 + 1 + LONG + 3;
            for (int i = 0; i < count; i++) {
                assertThat(receive(greedy, frame)).startsWith("+$abab").contains("abab#");
            }
        }
    }

    /** Both are news at once where the loop has had something else to do meanwhile. */
    @Test
    void aClientThatGoesIsMissedBeforeTheOneThatComesAfterIt() throws Exception {
        Socket first = new Socket(HERE, port);
        send(first, "$a#61");
        receive(first, 6);
        assertThat(event()).isEqualTo("127.0.0.1");
        CountDownLatch busy = new CountDownLatch(1);
        loop.execute(() -> awaitUninterruptibly(busy));
        first.close();
        try (Socket second = new Socket(HERE, port)) {
            send(second, "$b#62");
            busy.countDown();
            assertThat(receive(second, 6)).isEqualTo("+$b#62");
        }
        assertThat(List.of(event(), event())).containsExactly("lost", "127.0.0.1");
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anAddressThatIsTakenCannotBeHad() {
        assertThatThrownBy(() -> listener(false).listen(new InetSocketAddress(HERE, port)))
                .isInstanceOf(IOException.class)
                .hasMessage("Can't bind address: Address already in use.");
    }

    @Test
    void tasksFromOtherThreadsRunOnTheLoopAtOnceAlsoBetweenPackets() throws Exception {
        try (Socket socket = new Socket(HERE, port)) {
            for (int i = 0; i < 100; i++) {
                send(socket, "$a#61");
                assertThat(receive(socket, 6)).isEqualTo("+$a#61");
                assertThat(loop.call(() -> Thread.currentThread().getName())).isEqualTo("loop");
            }
        }
    }
}
