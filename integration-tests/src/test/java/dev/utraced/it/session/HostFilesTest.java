package dev.utraced.it.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.process.Deadline;
import dev.utraced.it.rsp.RspClient;
import dev.utraced.it.server.RunningServer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Files of the server's machine, packet by packet. */
@Tag("beyond-gdbserver")
final class HostFilesTest {
    private static final long BEYOND_32_BITS = 0x1_8000_0000L;

    @RegisterExtension
    final Debugging debugging = new Debugging();

    @TempDir
    private Path folder;

    private static String open(Path file, String how) {
        byte[] name = file.toString().getBytes(StandardCharsets.UTF_8);
        return "vFile:open:" + HexFormat.of().formatHex(name) + how;
    }

    private static String opened(RspClient client, Path file, String how) {
        String reply = client.ask(open(file, how));
        assertThat(reply).matches("F[0-9a-f]+");
        return reply.substring(1);
    }

    @Test
    void aFileIsReadAndWrittenFarBeyondWhat32BitsReach() throws IOException {
        Path file = folder.resolve("large");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.seek(BEYOND_32_BITS);
            sparse.writeBytes("far");
        }
        RspClient client = debugging.closing(RspClient.extended(debugging.multi()));
        String descriptor = opened(client, file, ",2,0");

        client.expect("vFile:pread:%s,10,%x".formatted(descriptor, BEYOND_32_BITS), "F3;far");
        client.expect("vFile:pwrite:%s,%x,away".formatted(descriptor, BEYOND_32_BITS + 3), "F4");
        client.expect("vFile:pread:%s,10,%x".formatted(descriptor, BEYOND_32_BITS), "F7;faraway");
        client.expect("vFile:close:" + descriptor, "F0");
    }

    @Test
    void whatAClientHasLeftOpenIsClosedWhenItGoes() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "text");
        RunningServer server = debugging.multi();
        try (RspClient client = RspClient.extended(server)) {
            opened(client, file, ",0,0");
            assertThat(isOpenIn(server, file)).isTrue();
        }
        await().atMost(Deadline.PATIENCE).until(() -> !isOpenIn(server, file));
    }

    private static boolean isOpenIn(RunningServer server, Path file) throws IOException {
        try (Stream<Path> descriptors =
                Files.list(Path.of("/proc/%d/fd".formatted(server.process().pid())))) {
            return descriptors.anyMatch(descriptor -> leadsTo(descriptor, file));
        }
    }

    private static boolean leadsTo(Path descriptor, Path file) {
        try {
            return Files.readSymbolicLink(descriptor).equals(file);
        } catch (IOException e) {
            return false; // closed since it was listed
        }
    }
}
