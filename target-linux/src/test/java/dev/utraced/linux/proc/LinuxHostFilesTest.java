package dev.utraced.linux.proc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.utraced.linux.sys.LinuxFiles;
import dev.utraced.target.FileStatus;
import dev.utraced.target.HostFileException;
import dev.utraced.target.HostFileException.Reason;
import dev.utraced.target.HostFiles.OpenFlag;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinuxHostFilesTest {
    private static final Set<OpenFlag> READ = EnumSet.of(OpenFlag.READ);
    private static final Set<OpenFlag> CREATE =
            EnumSet.of(OpenFlag.WRITE, OpenFlag.READ, OpenFlag.CREATE, OpenFlag.EXCLUSIVE);

    @TempDir
    Path folder;

    private final LinuxHostFiles files = new LinuxHostFiles(new LinuxFiles());

    @AfterEach
    void close() {
        files.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsWrittenIsReadBackFromEveryKindOfBuffer(boolean direct) {
        int file = files.open(at("new"), CREATE, 0640);
        ByteBuffer text =
                buffer(16, direct).put("..round trip".getBytes(UTF_8)).flip().position(2);

        assertThat(files.write(file, 5, text)).isEqualTo(10);
        assertThat(text.remaining()).isZero();

        ByteBuffer back = buffer(32, direct).position(3);
        assertThat(files.read(file, 8, back)).isEqualTo(7);
        assertThat(back.flip().position(3)).isEqualTo(ByteBuffer.wrap("nd trip".getBytes(UTF_8)));
        assertThat(files.stat(file).mode() & 0777).isEqualTo(0640);
        assertThat(files.stat(file).sizeBytes()).isEqualTo(15);
    }

    @Test
    void aFileBeyondFourGigabytesIsReadAtItsEnd() throws IOException {
        Path large = folder.resolve("large");
        long offset = 5L << 30;
        try (FileChannel channel = FileChannel.open(large, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap("end".getBytes(UTF_8)), offset);
        }
        int file = files.open(large.toString(), READ, 0);

        ByteBuffer into = ByteBuffer.allocateDirect(10);
        assertThat(files.read(file, offset, into)).isEqualTo(3);
        assertThat(into.flip()).isEqualTo(ByteBuffer.wrap("end".getBytes(UTF_8)));
        assertThat(files.read(file, offset + 3, into)).isZero();
        assertThat(files.stat(file).sizeBytes()).isEqualTo(offset + 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/proc/self/status", "/proc/cpuinfo", "/proc/self/auxv", "/proc/self/cmdline"})
    void aFileWithoutSizeIsReadPieceByPiece(String path) throws IOException {
        int file = files.open(path, READ, 0);
        assertThat(files.stat(file).sizeBytes()).isZero();

        ByteBuffer whole = ByteBuffer.allocate(1 << 20);
        ByteBuffer piece = ByteBuffer.allocateDirect(100);
        while (files.read(file, whole.position(), piece) > 0) {
            whole.put(piece.flip());
            piece.clear();
        }
        byte[] expected = Files.readAllBytes(Path.of(path));
        assertThat(whole.position()).isCloseTo(expected.length, org.assertj.core.data.Offset.offset(64));
        assertThat(whole.flip().slice(0, 20))
                .isEqualTo(ByteBuffer.wrap(expected, 0, 20).slice());
    }

    @Test
    void aPipeIsReadOnFromWhereItIs() throws Exception {
        Path fifo = folder.resolve("fifo");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor())
                .isZero();
        int readEnd = files.open(fifo.toString(), READ, 0);
        int writeEnd = files.open(fifo.toString(), EnumSet.of(OpenFlag.WRITE), 0);
        files.write(writeEnd, 0, ByteBuffer.wrap("abcdef".getBytes(UTF_8)));

        ByteBuffer into = ByteBuffer.allocate(3);
        files.read(readEnd, 0, into);
        files.read(readEnd, 3, into.clear());
        assertThat(into.flip()).isEqualTo(ByteBuffer.wrap("def".getBytes(UTF_8)));
    }

    @Test
    void aFolderCanBeOpenedButNotRead() {
        int opened = files.open(folder.toString(), READ, 0);
        assertThat(files.stat(opened).mode() & 0170000).isEqualTo(0040000);
        assertReason(() -> files.read(opened, 0, ByteBuffer.allocate(8)), Reason.EISDIR);
    }

    @Test
    void statusIsWhatTheFileSystemSays() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "12345");
        FileStatus status = files.stat(file.toString(), true);

        assertThat(status.inode()).isEqualTo(Files.getAttribute(file, "unix:ino"));
        assertThat(status.device()).isEqualTo(Files.getAttribute(file, "unix:dev"));
        assertThat(status.mode()).isEqualTo(Files.getAttribute(file, "unix:mode"));
        assertThat(status.links()).isEqualTo(1);
        assertThat(status.userId()).isEqualTo(Files.getAttribute(file, "unix:uid"));
        assertThat(status.groupId()).isEqualTo(Files.getAttribute(file, "unix:gid"));
        assertThat(status.sizeBytes()).isEqualTo(5);
        assertThat(status.modificationTime())
                .isEqualTo(Files.getLastModifiedTime(file).toInstant().getEpochSecond());
        assertThat(files.stat("/dev/null", true).specialDevice()).isEqualTo(0x103);
    }

    @Test
    void aLinkAtTheEndIsFollowedOnlyWhenAsked() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("nowhere/at-all"));
        assertThat(files.stat(link.toString(), false).mode() & 0170000).isEqualTo(0120000);
        assertReason(() -> files.stat(link.toString(), true), Reason.ENOENT);
        assertThat(files.readLink(link.toString())).isEqualTo("nowhere/at-all");
        assertReason(() -> files.readLink(folder.toString()), Reason.EINVAL);
    }

    @Test
    void failuresSayWhy() throws IOException {
        assertReason(() -> files.open("just probing", READ, 0), Reason.ENOENT);
        assertReason(() -> files.close(7), Reason.EBADF);
        assertReason(() -> files.open("x".repeat(300), READ, 0), Reason.ENAMETOOLONG);
        String file = Files.createFile(folder.resolve("there")).toString();
        assertReason(() -> files.open(file, CREATE, 0600), Reason.EEXIST);
        assertReason(() -> files.open(file + "/below", READ, 0), Reason.ENOTDIR);
        assertReason(() -> files.unlink(at("not there")), Reason.ENOENT);
    }

    @Test
    void unlinkRemovesTheLinkAndNotItsTarget() throws IOException {
        Path target = Files.createFile(folder.resolve("ümläut"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);
        files.unlink(link.toString());
        assertThat(List.of(Files.exists(link), Files.exists(target))).containsExactly(false, true);
        files.unlink(target.toString());
        assertThat(target).doesNotExist();
    }

    @Test
    void descriptorsAreReusedAndClosedWithTheClient() throws IOException {
        int first = files.open(at("a"), CREATE, 0600);
        files.open(at("b"), CREATE, 0600);
        files.close(first);
        assertThat(files.open(at("c"), CREATE, 0600)).isEqualTo(first);
        assertThat(openFilesBelow(folder)).isEqualTo(2);

        files.close();
        assertThat(openFilesBelow(folder)).isZero();
    }

    private static long openFilesBelow(Path folder) throws IOException {
        try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors
                    .filter(descriptor -> ProcLinks.targetOf(descriptor).startsWith(folder.toString()))
                    .count();
        }
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private static ByteBuffer buffer(int capacity, boolean direct) {
        return direct ? ByteBuffer.allocateDirect(capacity) : ByteBuffer.allocate(capacity);
    }

    private static void assertReason(ThrowingCallable call, Reason reason) {
        assertThatExceptionOfType(HostFileException.class)
                .isThrownBy(call)
                .extracting(HostFileException::reason)
                .isEqualTo(reason);
    }
}
