package dev.utraced.server.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.utraced.rsp.reply.BasicReply;
import dev.utraced.rsp.reply.ReplyStyle;
import dev.utraced.rsp.wire.PayloadReader;
import dev.utraced.server.session.ClientLink;
import dev.utraced.server.session.Connection;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real sockets. */
@Timeout(30)
final class UnixListenerTest {
    private static final String OWNER_ONLY = "rw-------";

    @TempDir
    Path folder;

    private final Loop loop =
            Loop.start(task -> new Thread(task, "loop").start(), 2, System::nanoTime, false, () -> false);
    private final UnixListener listener =
            new UnixListener(loop, new StreamSettings(1 << 16, () -> false), NamesItsPeer::new);

    @AfterEach
    void stop() {
        loop.stop();
    }

    /** Answers everything with who it is that asks. */
    private record NamesItsPeer(Connection connection, Peer peer) implements ClientLink {
        @Override
        public void packet(PayloadReader payload) {
            connection.send(new BasicReply.Text(peer.toString()), ReplyStyle.PLAIN);
        }

        @Override
        public void interrupt() {}

        @Override
        public void tooLong() {}

        @Override
        public void keepsUp() {}

        @Override
        public void lost() {}
    }

    private Path socket() {
        return folder.resolve("debug.sock");
    }

    private static String ask(Path socket) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            channel.write(ISO_8859_1.encode("$a#61"));
            ByteBuffer reply = ByteBuffer.allocate(1000);
            while (!ISO_8859_1.decode(reply.duplicate().flip()).toString().matches(".*#..")) {
                assertThat(channel.read(reply)).isPositive();
            }
            return ISO_8859_1.decode(reply.flip()).toString();
        }
    }

    @Test
    void theKernelSaysWhoIsThere() throws Exception {
        listener.listen(socket(), OWNER_ONLY);
        int uid = (int) Files.getAttribute(folder, "unix:uid");
        assertThat(ask(socket()))
                .contains(
                        "Local[uid=" + uid + ", pid=" + ProcessHandle.current().pid() + "]");
    }

    @Test
    void nobodyElseMayConnectWhateverTheUmaskSays() throws Exception {
        listener.listen(socket(), OWNER_ONLY);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket())))
                .isEqualTo(OWNER_ONLY);
    }

    @Test
    void theSocketOfAServerThatHasGoneIsReplaced() throws Exception {
        try (ServerSocketChannel gone = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            gone.bind(UnixDomainSocketAddress.of(socket()));
        }
        assertThat(socket()).exists();
        listener.listen(socket(), OWNER_ONLY);
        assertThat(ask(socket())).contains("Local");
    }

    @Test
    void theSocketOfAServerThatIsThereIsLeftAlone() throws Exception {
        listener.listen(socket(), OWNER_ONLY);
        assertThatThrownBy(() -> listener.listen(socket(), OWNER_ONLY)).hasMessageContaining("another server");
        assertThat(ask(socket())).contains("Local");
    }

    @Test
    void anyOtherFileIsLeftAlone() throws Exception {
        Files.writeString(socket(), "precious");
        assertThatThrownBy(() -> listener.listen(socket(), OWNER_ONLY)).hasMessageContaining("no socket");
        assertThat(socket()).hasContent("precious");
    }

    @Test
    void aPathThatIsTooLongIsSaidSo() {
        assertThatThrownBy(() -> listener.listen(folder.resolve("x".repeat(108)), OWNER_ONLY))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("too long");
    }

    @Test
    void theFileIsRemovedUnlessItIsAnotherOne() throws Exception {
        SocketFile file = listener.listen(socket(), OWNER_ONLY);
        Files.move(socket(), folder.resolve("moved"));
        Files.writeString(socket(), "precious");
        file.remove();
        assertThat(socket()).exists();
        Files.delete(socket());
        Files.move(folder.resolve("moved"), socket());
        file.remove();
        assertThat(socket()).doesNotExist();
    }
}
