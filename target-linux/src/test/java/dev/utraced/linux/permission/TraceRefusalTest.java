package dev.utraced.linux.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.sys.Errno;
import dev.utraced.linux.sys.KernelException;
import dev.utraced.linux.sys.ProcFs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server says of processes that a made-up {@code /proc} shows it; real ones are in the integration tests. */
class TraceRefusalTest {
    private static final int SERVER = 10;

    @TempDir
    Path proc;

    private TraceRefusal refusal;

    @BeforeEach
    void populate() throws IOException {
        process(SERVER, 'S', 1, 0, "java", 100);
        process(20, 'S', 1, 0, "app", 100);
        refusal = new TraceRefusal(new ProcFs(proc), SERVER, () -> false);
    }

    private void process(int pid, char state, int parent, int tracer, String name, int pages) throws IOException {
        write(
                pid + "/status",
                "Name:\t" + name + "\nState:\t" + state + "\nTgid:\t" + pid + "\nPid:\t" + pid + "\nPPid:\t" + parent
                        + "\nTracerPid:\t" + tracer + "\nUid:\t0\t0\t0\t0\nGid:\t0\t0\t0\t0\nCapPrm:\t0\nCapEff:\t0\n");
        write(pid + "/statm", pages + " 1 1 1 0 1 0\n");
        write(pid + "/comm", name + "\n");
        Files.createDirectories(proc.resolve(pid + "/task/" + pid));
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(proc.resolve(path).getParent());
        Files.writeString(proc.resolve(path), text);
    }

    private String eperm(int pid) {
        return refusal.explain(pid, new KernelException("PTRACE_SEIZE", Errno.EPERM));
    }

    @Test
    void nothingSpeaksAgainstAnOrdinaryProcess() {
        assertThat(refusal.beforehand(20)).isEmpty();
    }

    @Test
    void aThreadOfTheKernelIsTold() throws IOException {
        process(2, 'S', 0, 0, "kthreadd", 0);
        assertThat(refusal.beforehand(2))
                .contains("Cannot attach to process 2: it is a thread of the kernel, which cannot be traced");
    }

    @Test
    void aZombieIsToldWithItsParent() throws IOException {
        process(30, 'Z', 20, 0, "gone", 0);
        assertThat(refusal.beforehand(30))
                .hasValueSatisfying(text -> assertThat(text).contains("zombie", "its parent, process 20 (app)"));
    }

    @Test
    void aZombieWhoseThreadsLiveCanBeHad() throws IOException {
        process(30, 'Z', 20, 0, "leader", 0);
        Files.createDirectories(proc.resolve("30/task/31"));
        assertThat(refusal.beforehand(30)).isEmpty();
    }

    @Test
    void inAPidNamespaceOfItsOwnTheServerSaysSo() throws IOException {
        assertThat(refusal.beforehand(99)).contains("Cannot attach to process 99: there is no such process");
        Files.createDirectories(proc.resolve(SERVER + "/ns"));
        Files.createSymbolicLink(proc.resolve(SERVER + "/ns/pid"), Path.of("pid:[4026532000]"));
        assertThat(refusal.beforehand(99))
                .hasValueSatisfying(text -> assertThat(text).contains("runs in a pid namespace of its own"));
    }

    @Test
    void anotherTracerIsNamed() throws IOException {
        process(40, 'S', 1, 0, "strace", 100);
        process(20, 't', 1, 40, "app", 100);
        assertThat(eperm(20)).isEqualTo("Cannot attach to process 20: it is already traced by process 40 (strace)");
    }

    @Test
    void yamaIsReadFromItsFile() throws IOException {
        write("sys/kernel/yama/ptrace_scope", "1\n");
        assertThat(eperm(20))
                .startsWith("Cannot attach to process 20: Operation not permitted: kernel.yama.ptrace_scope is 1");
    }

    @Test
    void anotherErrorIsToldAsItIs() {
        assertThat(refusal.explain(20, new KernelException("PTRACE_SEIZE pid=20", Errno.EIO)))
                .isEqualTo("Cannot attach to process 20: PTRACE_SEIZE pid=20: Input/output error (errno 5)");
    }
}
