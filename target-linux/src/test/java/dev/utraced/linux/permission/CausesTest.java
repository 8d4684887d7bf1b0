package dev.utraced.linux.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.sys.TaskCredentials;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CausesTest {
    private static final long DAC_OVERRIDE = 1L << 1;
    private static final long SYS_PTRACE = 1L << 19;
    private static final long NET_RAW = 1L << 13;
    private static final String FIRST = "user:[4026531837]";

    private TaskCredentials server = credentials(1000, 1000, 0);
    private TaskCredentials process = credentials(1000, 1000, 0);
    private boolean filtered;
    private boolean dumpable = true;
    private String serverNamespace = FIRST;
    private Optional<String> namespace = Optional.of(FIRST);
    private OptionalInt yama = OptionalInt.empty();
    private Optional<String> label = Optional.empty();

    private static TaskCredentials credentials(int user, int group, long capabilities) {
        return new TaskCredentials(
                List.of(user, user, user, user),
                List.of(group, group, group, group),
                capabilities,
                capabilities,
                false);
    }

    private String text() {
        return String.join(
                "\n",
                Causes.of(new Attempt(
                        server, process, filtered, serverNamespace, namespace, yama, dumpable, label, label)));
    }

    @Test
    void anotherUsersProcessNeedsThatUserOrTheCapability() {
        process = credentials(0, 0, 0);
        assertThat(text())
                .isEqualTo("the process runs as root, the server as user 1000: run the server as that user, or"
                        + " run the server with CAP_SYS_PTRACE (as root; in a container --cap-add=SYS_PTRACE)\n"
                        + "the process's memory is a file of root, which the server may not open: run the server as that"
                        + " user, or with CAP_DAC_OVERRIDE (in a container --cap-add=DAC_OVERRIDE)");
    }

    @Test
    void whoMayTraceAnotherUsersProcessMustBeAbleToOpenItsMemory() {
        server = credentials(0, 0, SYS_PTRACE);
        assertThat(text())
                .startsWith("the process's memory is a file of user 1000")
                .contains("CAP_DAC_OVERRIDE");
        server = credentials(0, 0, SYS_PTRACE | DAC_OVERRIDE);
        assertThat(text()).startsWith("nothing that the server can see");
    }

    @Test
    void theMemoryOfWhatIsNotDumpableBelongsToRoot() {
        dumpable = false;
        server = credentials(1000, 1000, SYS_PTRACE);
        assertThat(text()).startsWith("the process's memory is a file of root");
    }

    @Test
    void theSameUserInAnotherGroupIsRefusedToo() {
        process = credentials(1000, 4, 0);
        assertThat(text()).startsWith("the process runs in group 4, the server in 1000");
    }

    @Test
    void aProcessThatMayMoreIsRefused() {
        process = credentials(1000, 1000, NET_RAW);
        assertThat(text()).contains("capabilities that the server has not (CAP_NET_RAW)");
    }

    @Test
    void manyCapabilitiesAreNotListed() {
        process = credentials(1000, 1000, -1L >>> 23);
        assertThat(text()).contains("(CAP_CHOWN, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH ...)");
    }

    @Test
    void whatIsNotDumpableNeedsTheCapability() {
        dumpable = false;
        assertThat(text()).contains("not dumpable");
    }

    @Test
    void yamaIsNamedWithItsLevel() {
        yama = OptionalInt.of(1);
        assertThat(text()).contains("kernel.yama.ptrace_scope is 1").contains("sysctl kernel.yama.ptrace_scope=0");
        yama = OptionalInt.of(2);
        assertThat(text()).contains("kernel.yama.ptrace_scope is 2").doesNotContain("sysctl");
    }

    @Test
    void theStrictestYamaStopsEvenRoot() {
        server = credentials(0, 0, SYS_PTRACE);
        yama = OptionalInt.of(2);
        assertThat(text()).doesNotContain("yama");
        yama = OptionalInt.of(3);
        assertThat(text()).contains("kernel.yama.ptrace_scope is 3");
    }

    @Test
    void aFilterOfTheServerIsNamedFirst() {
        filtered = true;
        process = credentials(0, 0, 0);
        assertThat(text()).startsWith("a seccomp filter").contains("\nthe process runs as root");
    }

    @Test
    void capabilitiesEndAtTheBorderOfTheUserNamespace() {
        server = credentials(0, 0, SYS_PTRACE);
        serverNamespace = "user:[4026532000]";
        namespace = Optional.empty();
        assertThat(text()).contains("another user namespace");
    }

    @Test
    void insideOneUserNamespaceTheyCount() {
        server = credentials(0, 0, SYS_PTRACE);
        serverNamespace = "user:[4026532000]";
        namespace = Optional.of(serverNamespace);
        process = credentials(7, 7, 0);
        assertThat(text()).doesNotContain("namespace, where").doesNotContain("runs as");
    }

    @Test
    void whereNothingElseSpeaksAgainstItASecurityModuleIsSuspected() {
        assertThat(text()).contains("nothing that the server can see");
        label = Optional.of("docker-default (enforce)");
        assertThat(text()).contains("labelled 'docker-default (enforce)'");
    }
}
