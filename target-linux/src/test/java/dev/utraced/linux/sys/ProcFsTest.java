package dev.utraced.linux.sys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcFsTest {
    @TempDir
    Path root;

    private ProcFs procFs;

    @BeforeEach
    void lookAtAFakeFolder() {
        procFs = new ProcFs(root);
    }

    @Test
    void tasksAreTheNumbersInTheFolder() throws IOException {
        Files.createDirectories(root.resolve("12/task/12"));
        Files.createDirectories(root.resolve("12/task/13"));
        assertThat(procFs.tasks(12)).containsExactlyInAnyOrder(12, 13);
    }

    @Test
    void processesAreTheNumbersOnly() throws IOException {
        Files.createDirectories(root.resolve("12"));
        Files.createDirectories(root.resolve("sys"));
        assertThat(procFs.processes()).containsExactly(12);
    }

    @Test
    void aNameMayHoldParenthesesAndSpaces() throws IOException {
        write(
                "12/task/13/stat",
                "13 (a) R (b)) S 1 12 11 34816 -1 0 0 0 0 0 1 2 3 4 20 0 2 0 777 1 2 3"
                        + " 4 5 6 7 8 9 10 11 12 13 14 15 17 5 0 0 0 0 0\n");
        TaskStat stat = procFs.stat(12, 13).orElseThrow();
        assertThat(stat).isEqualTo(new TaskStat('S', 1, 12, 11, 34816, 777, 5));
    }

    @Test
    void statusTellsTracerAndNamespaces() throws IOException {
        write(
                "13/status",
                "Name:\tx\\nTgid:\t9\nUmask:\t0022\nState:\tt (tracing stop)\nTgid:\t12\nNgid:\t0\nPid:\t13\n"
                        + "PPid:\t1\nTracerPid:\t99\nUid:\t1000\t0\t0\t0\nNStgid:\t12\t1\nNSpid:\t13\t2\n");
        TaskStatus status = procFs.status(13).orElseThrow();
        assertThat(status)
                .isEqualTo(new TaskStatus(
                        't', 12, 1, 99, List.of(13, 2), List.of(12, 1), 1000, new SignalSets(0, 0, 0, 0)));
        assertThat(status.zombie()).isFalse();
    }

    @Test
    void aKernelWithoutPidNamespacesHasOneNumberPerTask() throws IOException {
        write(
                "13/status",
                "Name:\tx\nState:\tZ (zombie)\nTgid:\t12\nPid:\t13\nPPid:\t1\nTracerPid:\t0\nUid:\t0\t0\t0\t0\n");
        TaskStatus status = procFs.status(13).orElseThrow();
        assertThat(status.namespacePids()).containsExactly(13);
        assertThat(status.namespaceThreadGroups()).containsExactly(12);
        assertThat(status.zombie()).isTrue();
    }

    @Test
    void childrenAreReadFromOneLine() throws IOException {
        write("self/task/5/children", "101 102 ");
        write("self/task/6/children", "");
        assertThat(procFs.children(5)).containsExactly(101, 102);
        assertThat(procFs.children(6)).isEmpty();
    }

    @Test
    void theProgramFileTellsTheWordSize() throws IOException {
        write("12/exe", "\u007fELF\1");
        write("13/exe", "\u007fELF\2");
        assertThat(procFs.wordSizeBytes(12)).hasValue(4);
        assertThat(procFs.wordSizeBytes(13)).hasValue(8);
    }

    @Test
    void withoutAProgramFileTheAuxiliaryVectorDoes() throws IOException {
        auxv(12, 32, 0xf7f0_0000, 6, 4096, 0, 0);
        auxv(13, 33, 0, 0x1000, 0x7fff, 6, 0, 4096, 0, 0, 0, 0, 0);
        assertThat(procFs.wordSizeBytes(12)).hasValue(4);
        assertThat(procFs.wordSizeBytes(13)).hasValue(8);
    }

    @Test
    void whatHasGoneIsEmpty() {
        assertThat(procFs.tasks(12)).isEmpty();
        assertThat(procFs.taskCount(12)).isZero();
        assertThat(procFs.stat(12, 12)).isEmpty();
        assertThat(procFs.status(12)).isEmpty();
        assertThat(procFs.executable(12)).isEmpty();
        assertThat(procFs.wordSizeBytes(12)).isEmpty();
        assertThat(procFs.children(12)).isEmpty();
    }

    @Test
    void theRealOneKnowsThisProcess() {
        int pid = (int) ProcessHandle.current().pid();
        ProcFs real = ProcFs.system();
        assertThat(real.processes()).contains(pid);
        assertThat(real.tasks(pid)).contains(pid);
        assertThat(real.stat(pid, pid).orElseThrow().core()).isNotNegative();
        assertThat(real.status(pid).orElseThrow().threadGroup()).isEqualTo(pid);
        assertThat(real.executable(pid).orElseThrow()).endsWith("java");
        assertThat(real.wordSizeBytes(pid)).hasValue(8);
    }

    @Test
    void theThreadsOfAProcessAreCountedWithoutAList() throws IOException {
        Process program = new ProcessBuilder("sleep", "60").start();
        try {
            assertThat(ProcFs.system().taskCount((int) program.pid())).isEqualTo(1);
            assertThat(ProcFs.system().taskCount((int) ProcessHandle.current().pid()))
                    .isGreaterThan(1);
        } finally {
            program.destroyForcibly();
        }
    }

    private void auxv(int pid, int... words) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(words.length * Integer.BYTES).order(ByteOrder.nativeOrder());
        for (int word : words) {
            bytes.putInt(word);
        }
        Files.createDirectories(root.resolve(Integer.toString(pid)));
        Files.write(root.resolve(pid + "/auxv"), bytes.array());
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
