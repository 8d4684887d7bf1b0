package dev.utraced.benchmark.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RspConnectionTest {
    private Socket server;
    private RspConnection connection;

    @BeforeEach
    void connect() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            connection = new RspConnection(SocketChannel.open(listener.getLocalSocketAddress()));
            server = listener.accept();
        }
    }

    @AfterEach
    void disconnect() throws IOException {
        connection.close();
        server.close();
    }

    @Test
    void aRequestIsFramedWithItsChecksum() throws IOException {
        connection.send(Request.of("vCont;c"));

        assertThat(sent("$vCont;c#a8".length())).isEqualTo("$vCont;c#a8");
    }

    @Test
    void aBinaryWriteEscapesWhatFramingNeeds() throws IOException {
        byte[] data = "a}b#c$d*".getBytes(StandardCharsets.ISO_8859_1);
        connection.send(Request.writeBinary(0x10, data, 0, data.length));

        String expected = "$X10,8:a}]b}\003c}\004d}\n#";
        assertThat(sent(expected.length())).isEqualTo(expected);
    }

    @Test
    void aPlainReplyIsAcknowledgedUntilAcknowledgementsEnd() throws IOException {
        answer("+$OK#9a");
        assertThat(connection.receive().isOk()).isTrue();
        assertThat(sent(1)).isEqualTo("+");

        connection.stopAcknowledging();
        answer("$OK#9a");
        assertThat(connection.receive().isOk()).isTrue();
        assertThat(server.getInputStream().available()).isZero();
    }

    @Test
    void runsAndEscapesAreUndone() throws IOException {
        answer(framed("F4;}]0* }\003x*!"));

        assertThat(connection.receive().text()).isEqualTo("F4;}0000#xxxxx");
    }

    @Test
    void aNotificationBeforeTheReplyIsSkipped() throws IOException {
        answer("%" + framed("Stop:T05").substring(1) + framed("OK"));

        assertThat(connection.receive().isOk()).isTrue();
    }

    @Test
    void aReplyMayBeLongerThanTheBuffer() throws Exception {
        String payload = "0123456789abcdef".repeat(100_000);
        Thread writer = new Thread(() -> answer(framed(payload) + framed("OK")));
        writer.start();

        assertThat(connection.receive().text()).isEqualTo(payload);
        assertThat(connection.receive().isOk()).isTrue();
        writer.join();
    }

    @Test
    void aWrongChecksumIsNotTaken() {
        answer("$OK#9b");

        assertThatThrownBy(connection::receive)
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("checksum");
    }

    private String sent(int length) throws IOException {
        return new String(server.getInputStream().readNBytes(length), StandardCharsets.ISO_8859_1);
    }

    private void answer(String text) {
        try {
            OutputStream out = server.getOutputStream();
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String framed(String payload) {
        int sum = payload.chars().sum() & 0xff;
        return "$" + payload + "#" + String.format("%02x", sum);
    }
}
