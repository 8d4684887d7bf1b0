package dev.utraced.linux.sys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.utraced.target.HostFileException;
import dev.utraced.target.HostFileException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The kernel's own lookup is what the other one is compared with. */
class RootedLookupTest {
    private static final int READ = OpenBits.CLOSE_ON_EXEC;
    private static final int CREATE = OpenBits.CREATE | OpenBits.CLOSE_ON_EXEC | 1;
    private static final int NO_FOLLOW = OpenBits.PATH_ONLY | OpenBits.NO_FOLLOW | OpenBits.CLOSE_ON_EXEC;
    private static final int FOLDER = OpenBits.PATH_ONLY | OpenBits.FOLDER | OpenBits.CLOSE_ON_EXEC;

    @TempDir
    Path folder;

    private Path top;
    private int root;

    @BeforeEach
    void populate() throws IOException {
        top = Files.createDirectories(folder.resolve("top/a/b")).getParent().getParent();
        Files.writeString(folder.resolve("outside"), "outside");
        Files.writeString(top.resolve("a/file"), "file");
        Map.of(
                        "absolute", "/a/file",
                        "relative", "a/file",
                        "climbing", "../../../a/file",
                        "folder", "/a",
                        "chain", "folder/../relative",
                        "outward", "../outside",
                        "loop", "loop",
                        "dangling", "/a/made",
                        "up", "a/b/..")
                .forEach(this::link);
        Files.createSymbolicLink(top.resolve("a/b/back"), Path.of("/folder/b/../file"));
        root = PathOpener.openAt(FileCalls.SERVER_ROOT, top.toString(), FOLDER, 0);
    }

    private void link(String name, String target) {
        try {
            Files.createSymbolicLink(top.resolve(name), Path.of(target));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void close() {
        Libc.close(root);
    }

    static Stream<Arguments> inside() {
        return Stream.of(
                        "a/file",
                        "/a/file",
                        "//a/./file",
                        "absolute",
                        "relative",
                        "climbing",
                        "/../../a/file",
                        "folder/file",
                        "chain",
                        "up/file",
                        "a/b/back",
                        "a/b/../../folder/b/back",
                        "a/b/../file")
                .flatMap(RootedLookupTest::withEachLookup);
    }

    @ParameterizedTest
    @MethodSource("inside")
    void everyWayLeadsToTheFile(String path, RootedLookup lookup) throws IOException {
        assertThat(target(lookup.open(root, path, READ, 0))).isEqualTo(top.resolve("a/file"));
    }

    static Stream<Arguments> failing() {
        return Stream.of(
                        Arguments.of("outward", Reason.ENOENT),
                        Arguments.of("", Reason.ENOENT),
                        Arguments.of("a/none/file", Reason.ENOENT),
                        Arguments.of("dangling", Reason.ENOENT),
                        Arguments.of("a/file/below", Reason.ENOTDIR),
                        Arguments.of("loop", Reason.UNKNOWN),
                        Arguments.of("loop/x", Reason.UNKNOWN),
                        Arguments.of("/etc/passwd", Reason.ENOENT))
                .flatMap(each -> withEachLookup(each.get()[0], each.get()[1]));
    }

    @ParameterizedTest
    @MethodSource("failing")
    void whatIsNotThereSaysWhy(String path, Reason reason, RootedLookup lookup) {
        assertThatExceptionOfType(HostFileException.class)
                .isThrownBy(() -> lookup.open(root, path, READ, 0))
                .extracting(HostFileException::reason)
                .isEqualTo(reason);
    }

    static Stream<Arguments> folders() {
        return Stream.of("/", ".", "..", "a/..", "folder/../../..").flatMap(RootedLookupTest::withEachLookup);
    }

    @ParameterizedTest
    @MethodSource("folders")
    void nothingIsAboveTheRoot(String path, RootedLookup lookup) throws IOException {
        assertThat(target(lookup.open(root, path, FOLDER, 0))).isEqualTo(top);
    }

    static Stream<Arguments> lookups() {
        return withEachLookup();
    }

    @ParameterizedTest
    @MethodSource("lookups")
    void aLinkItselfCanBeOpened(RootedLookup lookup) throws IOException {
        assertThat(target(lookup.open(root, "folder/b/back", NO_FOLLOW, 0))).isEqualTo(top.resolve("a/b/back"));
    }

    @ParameterizedTest
    @MethodSource("lookups")
    void aFileIsMadeWhereALinkPoints(RootedLookup lookup) throws IOException {
        assertThat(target(lookup.open(root, "dangling", CREATE, 0640))).isEqualTo(top.resolve("a/made"));
        assertThat(Files.getAttribute(top.resolve("a/made"), "unix:mode")).isEqualTo(0100640);
    }

    @Test
    void thisKernelHasItsOwnLookup() {
        assertThat(KernelLookup.isAvailable()).isTrue();
    }

    private static Stream<Arguments> withEachLookup(Object... arguments) {
        return Stream.of(new KernelLookup(), new WalkingLookup(new StatusBuffer()))
                .map(lookup -> {
                    Object[] all = java.util.Arrays.copyOf(arguments, arguments.length + 1);
                    all[arguments.length] = lookup;
                    return Arguments.of(all);
                });
    }

    private static Path target(int descriptor) throws IOException {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor));
        } finally {
            Libc.close(descriptor);
        }
    }
}
