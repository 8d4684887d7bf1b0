package dev.utraced.it.docker;

import static org.awaitility.Awaitility.await;

import dev.utraced.it.containers.Podman;
import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;

/**
 * podman's socket, which speaks docker's language, at the place that DOCKER_HOST names. It is there as long as this JVM: Testcontainers
 * looks for what is left over when the JVM ends.
 */
final class PodmanService {
    private static final String SCHEME = "unix://";

    /** Runs a command until standard input ends, as it does with whoever holds its other end. */
    private static final String WHILE_WE_LIVE = "\"$@\" </dev/null & cat >/dev/null; kill $!";

    PodmanService() {
        Path socket = socket();
        try {
            Files.createDirectories(socket.getParent());
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> words = new ArrayList<>(List.of("sh", "-c", WHILE_WE_LIVE, "sh"));
        words.addAll(Podman.command("system", "service", "--time=0", SCHEME + socket));
        ChildProcess podman = ChildProcess.start(words.toArray());
        try {
            await().atMost(Deadline.PATIENCE).until(() -> answers(socket));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(podman.stderr().text(), e);
        }
    }

    private static Path socket() {
        String host = System.getenv("DOCKER_HOST");
        if (host == null || !host.startsWith(SCHEME)) {
            throw new AssertionError("DOCKER_HOST is " + host + " (expected: a Unix socket, set by the pom)");
        }
        return Path.of(host.substring(SCHEME.length()));
    }

    private static boolean answers(Path socket) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException notYet) {
            return false;
        }
    }
}
