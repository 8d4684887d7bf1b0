package dev.utraced.linux.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.utraced.linux.sys.ProcFs;
import dev.utraced.target.ProcessId;
import dev.utraced.target.TargetException;
import dev.utraced.target.VisibleProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine with a few containers, as {@code /proc} shows it. */
class LinuxProcessFinderTest {
    private static final String WEB = "aaaa567890ab" + "0".repeat(52);
    private static final String DATA = "bbbb567890ab" + "0".repeat(52);
    private static final String POD = "cccc567890ab" + "0".repeat(52);
    private static final String POD_ID = "1f0c8d9e-6a4b-4c3d-9e8f-0123456789ab";

    @TempDir
    Path root;

    private LinuxProcessFinder finder;

    @BeforeEach
    void populate() throws IOException {
        process(1, 1, 0, "systemd", "/usr/lib/systemd/systemd", "/init.scope");
        process(50, 1, 1, "conmon", "/usr/bin/conmon", "/system.slice", "conmon", "-c", WEB, "-u", WEB, "-n", "web");
        process(100, 1, 50, "nginx", "/usr/sbin/nginx", "/libpod_parent/libpod-" + WEB, "nginx: master process");
        process(101, 20, 100, "nginx", "/usr/sbin/nginx", "/libpod_parent/libpod-" + WEB, "nginx: worker process");
        process(102, 30, 50, "sh", "/bin/busybox", "/libpod_parent/libpod-" + WEB, "sh");
        process(200, 1, 1, "postgres", "/usr/bin/postgres (deleted)", "/docker/" + DATA, "postgres");
        process(300, 300, 1, "app", "/app", "/kubepods/pod" + POD_ID + "/" + POD, "/app", "serve");
        process(301, 301, 300, "app", "/app", "/kubepods/pod" + POD_ID + "/" + POD, "/app", "work");
        write("var/lib/docker/containers/" + DATA + "/config.v2.json", "{\"ID\":\"x\",\"Name\":\"/data\"}");
        write(
                "run/containerd/io.containerd.runtime.v2.task/k8s.io/" + POD + "/config.json",
                "{\"annotations\":{\"io.kubernetes.cri.container-name\":\"main\",\"io.kubernetes.cri.sandbox-name\":\"shop-7d\"}}");
        finder = new LinuxProcessFinder(new ProcFs(root.resolve("proc")), root);
    }

    private void process(int pid, int ownPid, int parent, String name, String file, String group, String... words)
            throws IOException {
        String numbers = ownPid == pid ? "" + pid : pid + "\t" + ownPid;
        write(
                "proc/" + pid + "/status",
                "Name:\t" + name + "\nState:\tS (sleeping)\nTgid:\t" + pid + "\nPid:\t" + pid + "\nPPid:\t" + parent
                        + "\nTracerPid:\t0\nUid:\t0\t0\t0\t0\nNStgid:\t" + numbers + "\nNSpid:\t" + numbers + "\n");
        write("proc/" + pid + "/comm", name + "\n");
        write("proc/" + pid + "/statm", "100 50 20 1 0 30 0\n");
        write("proc/" + pid + "/cgroup", "0::" + group + "\n");
        write("proc/" + pid + "/cmdline", String.join("\0", words) + "\0");
        Files.createSymbolicLink(root.resolve("proc/" + pid + "/exe"), root.resolve("files" + file));
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }

    private List<Integer> pids(String description) {
        return finder.matches(description).stream()
                .map(process -> process.process().pid())
                .toList();
    }

    private void assertRefused(String description, String... words) {
        assertThatExceptionOfType(TargetException.class)
                .isThrownBy(() -> finder.find(description))
                .satisfies(refusal -> assertThat(refusal).hasMessageContainingAll(words));
    }

    @Test
    void aProgramIsCalledAsItCallsItselfOrAsItsFileIsCalled() {
        assertThat(pids("name:nginx")).containsExactly(100, 101);
        assertThat(pids("name:sh")).containsExactly(102);
        assertThat(pids("name:busybox")).containsExactly(102);
        assertThat(pids("name:postgres")).containsExactly(200);
        assertThat(pids("name:ngin")).isEmpty();
    }

    @Test
    void aContainerIsFoundByItsNameAndByTheBeginningOfItsId() {
        assertThat(finder.find("container:web")).isEqualTo(new ProcessId(100));
        assertThat(finder.find("container:" + WEB)).isEqualTo(new ProcessId(100));
        assertThat(finder.find("container:aaaa5678")).isEqualTo(new ProcessId(100));
        assertThat(finder.find("container:data")).isEqualTo(new ProcessId(200));
        assertThat(finder.find("container:main")).isEqualTo(new ProcessId(300));
        assertRefused("container:aaa", "no process matches");
    }

    @Test
    void aProgramInAContainerMayBeGivenByNameOrByItsOwnPid() {
        assertThat(finder.find("container:web/sh")).isEqualTo(new ProcessId(102));
        assertThat(finder.find("container:web/20")).isEqualTo(new ProcessId(101));
        assertRefused("container:data/sh", "no process matches");
    }

    @Test
    void aPodIsFoundByNameOrIdEvenWhereItSharesItsPids() {
        assertThat(finder.find("pod:shop-7d")).isEqualTo(new ProcessId(300));
        assertRefused("pod:shop-7d/app", "any of 2 processes", "300 (app", "pod shop-7d", "301 (app");
    }

    @Test
    void whereNoFileTellsThePodsNameItsIdIsTaken() throws IOException {
        Files.delete(root.resolve("run/containerd/io.containerd.runtime.v2.task/k8s.io/" + POD + "/config.json"));
        assertThat(finder.find("pod:" + POD_ID)).isEqualTo(new ProcessId(300));
    }

    @Test
    void severalAreAnErrorThatNamesThem() {
        assertRefused(
                "name:nginx",
                "any of 2 processes",
                "100 (nginx, container web (aaaa567890ab), pid 1 in there)",
                "101 (nginx, container web (aaaa567890ab), pid 20 in there)");
    }

    @Test
    void aNumberIsTheServersOwnAndOnlyElseTheProcesses() {
        assertThat(finder.find("100")).isEqualTo(new ProcessId(100));
        assertThat(finder.find("30")).isEqualTo(new ProcessId(102));
        assertThat(finder.find("1")).isEqualTo(new ProcessId(1));
        assertRefused("999", "no process 999 that this server can see");
    }

    @Test
    void twoProcessesThatTakeThemselvesForTheSameNumberAreToldApart() throws IOException {
        process(400, 20, 1, "other", "/other", "/docker/" + DATA, "other");
        assertRefused("20", "101 (nginx", "400 (other");
    }

    @Test
    void nonsenseIsToldWithWhatWouldMakeSense() {
        for (String description : Arrays.asList("", "nginx", "name:", "shop:x")) {
            assertRefused(description, "expected: a pid, name:PROGRAM");
        }
    }

    @Test
    void zombiesAndThreadsOfTheKernelAreLeftOut() throws IOException {
        process(500, 500, 1, "kworker", "/x", "/");
        write("proc/500/statm", "0 0 0 0 0 0 0\n");
        assertThat(finder.processes())
                .extracting(VisibleProcess::process)
                .doesNotContain(new ProcessId(500))
                .contains(new ProcessId(50));
    }
}
