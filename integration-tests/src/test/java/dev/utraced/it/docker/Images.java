package dev.utraced.it.docker;

import dev.utraced.it.containers.Podman;
import dev.utraced.it.containers.Roots;
import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Debian13;
import dev.utraced.it.process.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The images that the tests run, without a registry: those to build on are root file systems of Debian, and stay for the next run. */
final class Images implements AutoCloseable {
    private static final Path TREE = Path.of("..").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String REPOSITORY = "localhost/utraced-it/";

    /** What no tool at work here needs, and takes as long to copy as all else. */
    private static final List<String> LEFT_OUT =
            List.of("--exclude=./usr/lib/jvm/java-21-openjdk-amd64", "--exclude=./usr/share/doc");

    private final String base;
    private final String utraced;
    private final String app;

    Images() {
        base = imported("base", Debian13.root());
        utraced = built();
        app = idle();
    }

    /** What {@link #utraced} is on top of. */
    String base() {
        return base;
    }

    /** Built by {@code docker/Dockerfile}. */
    String utraced() {
        return utraced;
    }

    /** A program that waits for ever, with Debian 13's C library and nothing else. */
    String app() {
        return app;
    }

    /** An image with the contents of a folder, made anew only where that has changed. */
    private static String imported(String name, Path root) {
        try {
            String image =
                    REPOSITORY + name + ":" + Files.getLastModifiedTime(root).toMillis();
            if (!exists(image)) {
                importFolder(root, image, "[]");
            }
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean exists(String image) {
        try (ChildProcess podman =
                ChildProcess.start(Podman.command("image", "exists", image).toArray())) {
            return podman.awaitExit() == 0;
        }
    }

    private static void importFolder(Path root, String image, String entryPoint) {
        String command = "tar -C '%s' %s -c . | %s"
                .formatted(
                        root,
                        String.join(" ", LEFT_OUT),
                        String.join(
                                " ",
                                Podman.command(
                                        "import", "-q", "--change", "'ENTRYPOINT " + entryPoint + "'", "-", image)));
        try (ChildProcess podman = ChildProcess.start("bash", "-c", "set -o pipefail; " + command)) {
            if (podman.awaitExit(PATIENCE.toMillis(), TimeUnit.MILLISECONDS) != 0) {
                throw new AssertionError(podman.stderr().awaitEnd());
            }
        }
    }

    /** Maven works offline, on what this build has downloaded already, no matter from where. */
    private String built() {
        String jdk = imported("jdk", Debian13.rootWith("openjdk-25-jdk-headless", "maven"));
        String image = REPOSITORY + "utraced:" + ProcessHandle.current().pid();
        Podman.tell(
                PATIENCE,
                "build",
                "--layers=false",
                "--network=none",
                "--pull=never",
                "--volume=" + System.getProperty("it.maven.repository") + ":/repository:ro",
                "--build-arg=MAVEN_ARGS=-o -Dmaven.repo.local=/repository"
                        + " -Daether.enhancedLocalRepository.trackingFilename=none",
                "--build-arg=JDK=" + jdk,
                "--build-arg=BASE=" + base,
                "--tag=" + image,
                "--file=" + TREE.resolve("docker/Dockerfile"),
                TREE.toString());
        return image;
    }

    private static String idle() {
        try {
            Path folder = Files.createTempDirectory(Path.of("target"), "app");
            String image = REPOSITORY + "app:" + ProcessHandle.current().pid();
            importFolder(Roots.distroless(folder, Programs.c("idle")), image, "[\"/app\"]");
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Podman.tell(PATIENCE, "rmi", "--force", utraced, app);
    }
}
