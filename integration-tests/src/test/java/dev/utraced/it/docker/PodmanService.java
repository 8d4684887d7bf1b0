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

/** podman's socket, which speaks docker's language, at the place that DOCKER_HOST names. */
final class PodmanService implements AutoCloseable {
    private static final String SCHEME = "unix://";

    private final ChildProcess podman;

    PodmanService() {
        Path socket = socket();
        try {
            Files.createDirectories(socket.getParent());
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        podman = ChildProcess.start(
                Podman.command("system", "service", "--time=0", SCHEME + socket).toArray());
        await().atMost(Deadline.PATIENCE).until(() -> answers(socket));
    }

    private static Path socket() {
        String host = System.getenv("DOCKER_HOST");
        if (host == null || !host.startsWith(SCHEME)) {
            throw new AssertionError("DOCKER_HOST is " + host + " (expected: a Unix socket, set by the pom)");
        }
        return Path.of(host.substring(SCHEME.length()));
    }

    private boolean answers(Path socket) {
        if (!podman.isAlive()) {
            throw new AssertionError(podman.stderr().awaitEnd());
        }
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        podman.close();
    }
}
