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
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process whose root is another folder, in a mount namespace of its own, as in a container. */
class ForeignRootTest {
    private static final String WAIT = "#include <stdio.h>\nint main() { puts(\"up\"); fflush(stdout); getchar(); }";
    private static final Set<OpenFlag> READ = EnumSet.of(OpenFlag.READ);

    @TempDir
    Path folder;

    private final LinuxFiles calls = new LinuxFiles();
    private final LinuxHostFiles files = new LinuxHostFiles(calls);
    private Path root;
    private Running contained;

    @BeforeEach
    void start() throws IOException {
        root = Files.createDirectories(folder.resolve("root/bin")).getParent();
        CProgram.compile(root.resolve("bin"), "program", WAIT, "-static");
        Files.createDirectory(root.resolve("etc"));
        Files.writeString(root.resolve("etc/contained"), "contained");
        Files.createSymbolicLink(root.resolve("absolute"), Path.of("/etc/contained"));
        Files.createSymbolicLink(root.resolve("climbing"), Path.of("../../../../../etc/contained"));
        contained = Running.start("unshare", "--map-root-user", "--mount", "--root=" + root, "/bin/program");
        files.useFileSystemOf(Optional.of(new ProcessId(contained.pid())));
    }

    @AfterEach
    void end() {
        files.close();
        contained.close();
    }

    @Test
    void pathsAndLinksStayInsideTheRoot() {
        assertThat(content("/etc/contained")).isEqualTo("contained");
        assertThat(content("/absolute")).isEqualTo("contained");
        assertThat(content("/climbing")).isEqualTo("contained");
        assertThat(content("/../../etc/contained")).isEqualTo("contained");
        assertThat(files.stat("/absolute", true).sizeBytes()).isEqualTo(9);
        assertThat(files.readLink("/absolute")).isEqualTo("/etc/contained");
        assertReason(() -> files.readLink("/etc/contained"), Reason.EINVAL);
        assertReason(() -> files.open(folder.toString(), READ, 0), Reason.ENOENT);
    }

    @Test
    void filesAreMadeAndRemovedInsideTheRoot() {
        int file = files.open("/etc/new", EnumSet.of(OpenFlag.WRITE, OpenFlag.CREATE), 0600);
        files.write(file, 0, ByteBuffer.wrap("x".getBytes(UTF_8)));
        assertThat(root.resolve("etc/new")).hasContent("x");
        files.unlink("/etc/new");
        assertThat(root.resolve("etc/new")).doesNotExist();
        files.unlink("climbing");
        assertThat(root.resolve("climbing")).doesNotExist();
    }

    @Test
    void withoutAProcessTheServersOwnFilesAreSeen() {
        files.useFileSystemOf(Optional.empty());
        assertThat(files.stat(root.resolve("etc/contained").toString(), true).sizeBytes())
                .isEqualTo(9);
    }

    @Test
    void theProgramIsNamedAsTheProcessWouldNameIt() {
        assertThat(new ProgramFile(calls).nameOf(contained.pid())).isEqualTo("/bin/program");
        assertThat(files.stat("/bin/program", true).inode())
                .isEqualTo(files.stat("/proc/" + contained.pid() + "/exe", true).inode());
    }

    @Test
    void aDeletedProgramIsStillFound() throws IOException {
        Files.delete(root.resolve("bin/program"));
        String name = new ProgramFile(calls).nameOf(contained.pid());
        assertThat(name).isEqualTo("/proc/" + contained.pid() + "/exe");
        assertThat(content(name)).startsWith("\u007fELF");
    }

    @Test
    void aReplacedProgramIsNotTakenForTheRunningOne() throws IOException {
        Files.delete(root.resolve("bin/program"));
        Files.writeString(root.resolve("bin/program"), "another");
        assertThat(new ProgramFile(calls).nameOf(contained.pid())).isEqualTo("/proc/" + contained.pid() + "/exe");
    }

    @Test
    void aProcessThatHasGoneShowsAtTheNextOpen() {
        int open = files.open("/etc/contained", READ, 0);
        contained.end();
        assertReason(() -> files.open("/etc/contained", READ, 0), Reason.ENOENT);
        assertThat(files.stat(open).sizeBytes()).isEqualTo(9);
    }

    private String content(String path) {
        int file = files.open(path, READ, 0);
        ByteBuffer bytes = ByteBuffer.allocate(64);
        files.read(file, 0, bytes);
        files.close(file);
        return new String(bytes.array(), 0, bytes.position(), UTF_8);
    }

    private static void assertReason(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, Reason reason) {
        assertThatExceptionOfType(HostFileException.class)
                .isThrownBy(call)
                .extracting(HostFileException::reason)
                .isEqualTo(reason);
    }
}
