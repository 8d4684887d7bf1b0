package dev.utraced.linux.proc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.utraced.linux.proc.CProgram.Running;
import dev.utraced.linux.sys.LinuxFiles;
import dev.utraced.target.HostFileException;
import dev.utraced.target.HostFileException.Reason;
import dev.utraced.target.HostFiles.OpenFlag;
import dev.utraced.target.ProcessId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program whose library is taken away under it. */
class LoadedFilesTest {
    private static final String PROGRAM =
            "#include <stdio.h>\nint f(void);\nint main() { f(); puts(\"up\"); fflush(stdout); getchar(); }";
    private static final Set<OpenFlag> READ = Set.of(OpenFlag.READ);

    @TempDir
    Path folder;

    private LinuxHostFiles files;
    private LiveMemory memory;
    private Running program;
    private Path library;
    private long inode;

    @BeforeEach
    void start() throws IOException {
        library = CProgram.compile(
                        folder, "libf.so.1.0", "int f(void) { return 1; }", "-shared", "-fPIC", "-Wl,-soname,libf.so.1")
                .file();
        Files.createSymbolicLink(folder.resolve("libf.so.1"), Path.of("libf.so.1.0"));
        program = CProgram.compile(folder, "program", PROGRAM, library.toString(), "-Wl,-rpath," + folder)
                .start();
        ProcessId process = new ProcessId(program.pid());
        memory = new LiveMemory(program.pid());
        ProcessImage image = new ProcessImage(process, 8, memory, new LinuxFiles());
        files = new LinuxHostFiles(new LinuxFiles(), pid -> pid, any -> Optional.of(image));
        files.useFileSystemOf(Optional.of(process));
        inode = (long) Files.getAttribute(library, "unix:ino");
    }

    @AfterEach
    void end() throws IOException {
        files.close();
        memory.close();
        program.close();
    }

    private String loadedName() {
        return folder.resolve("libf.so.1").toString();
    }

    @Test
    void aLibraryThatIsStillThereIsOpenedByItsName() {
        assertThat(files.stat(files.open(loadedName(), READ, 0)).inode()).isEqualTo(inode);
        assertThat(files.readLink(loadedName())).isEqualTo("libf.so.1.0");
    }

    @Test
    void aDeletedLibraryIsStillRead() throws IOException {
        Files.delete(library);
        assertThat(files.stat(files.open(loadedName(), READ, 0)).inode()).isEqualTo(inode);
        assertThat(files.stat(loadedName(), true).inode()).isEqualTo(inode);
    }

    @Test
    void aReplacedLibraryIsReadAsItIsLoaded() throws IOException {
        Path newer = Files.writeString(folder.resolve("newer"), "newer");
        Files.move(newer, library, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        int file = files.open(loadedName(), READ, 0);
        ByteBuffer start = ByteBuffer.allocate(4);
        files.read(file, 0, start);
        assertThat(new String(start.array(), UTF_8)).isEqualTo("\u007fELF");
        assertThat(files.stat(file).inode()).isEqualTo(inode);
    }

    @Test
    void aLinkThatLeadsToANewerVersionDoesNotMislead() throws IOException {
        Files.delete(folder.resolve("libf.so.1"));
        Files.writeString(folder.resolve("libf.so.1.1"), "newer");
        Files.createSymbolicLink(folder.resolve("libf.so.1"), Path.of("libf.so.1.1"));
        assertThat(files.stat(loadedName(), true).inode()).isEqualTo(inode);
    }

    @Test
    void whoeverWritesOrLooksAtTheLinkItselfMeansTheName() throws IOException {
        Files.delete(library);
        Files.writeString(library, "newer");
        int file = files.open(loadedName(), Set.of(OpenFlag.READ, OpenFlag.WRITE), 0);
        assertThat(files.stat(file).sizeBytes()).isEqualTo(5);
        assertThat(files.stat(loadedName(), false).mode() & 0170000).isEqualTo(0120000);
    }

    @Test
    void withoutAProcessInViewTheNameIsAllThatCounts() throws IOException {
        Files.delete(library);
        files.useFileSystemOf(Optional.empty());
        assertThatExceptionOfType(HostFileException.class)
                .isThrownBy(() -> files.open(loadedName(), READ, 0))
                .extracting(HostFileException::reason)
                .isEqualTo(Reason.ENOENT);
    }
}
