package dev.utraced.it.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.containers.Podman;
import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.process.Programs;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which user and which capabilities a sidecar needs: the table of {@code docker/README.md}, line by line. */
@Tag("beyond-gdbserver")
final class CapabilitiesTest {
    private static final String ROOT = "0:0";
    private static final String USER = "1000:1000";

    @RegisterExtension
    static final Containers CONTAINERS = new Containers();

    private static RunningContainer appOfRoot;
    private static RunningContainer appOfUser;

    @RegisterExtension
    final Debugging debugging = new Debugging();

    @BeforeAll
    static void start() {
        appOfRoot = CONTAINERS.app(ContainerSettings.plain(CONTAINERS.images().app(), ROOT));
        appOfUser = CONTAINERS.app(ContainerSettings.plain(CONTAINERS.images().app(), USER));
    }

    private Gdb beside(RunningContainer app, String user, String capabilities) {
        return connected("app", Optional.of(app), user, capabilities);
    }

    private Gdb connected(String seen, Optional<RunningContainer> app, String user, String capabilities) {
        ContainerSettings settings = ContainerSettings.plain(
                        CONTAINERS.images().utraced(), user, "--multi", "127.0.0.1:2345")
                .beside(seen, capabilities.isEmpty() ? new String[0] : capabilities.split(" "));
        RunningContainer server = CONTAINERS.server(settings, app);
        return Symbols.connected(debugging, server.execCommand(List.of("utraced", "connect", "localhost:2345")));
    }

    @ParameterizedTest
    @CsvSource({
        // app, sidecar, its capabilities
        "1000:1000, 1000:1000, ''",
        "0:0, 0:0, SYS_PTRACE",
        "1000:1000, 0:0, SYS_PTRACE DAC_OVERRIDE"
    })
    void suffices(String appUser, String user, String capabilities) {
        Gdb gdb = beside(app(appUser), user, capabilities);
        gdb.attach(1);
        Symbols.assertSeen(gdb);
    }

    @ParameterizedTest
    @CsvSource({
        "0:0, 0:0, '', 'the process has capabilities that the server has not'",
        "1000:1000, 0:0, '', 'the process runs as user 1000, the server as root'",
        "1000:1000, 0:0, SYS_PTRACE, 'the process''s memory is a file of user 1000'",
        "1000:1000, 0:0, SYS_PTRACE DAC_READ_SEARCH, 'the process''s memory is a file of user 1000'",
        "1000:1000, 4711:4711, '', 'the process runs as user 1000, the server as user 4711'"
    })
    void doesNotSuffice(String appUser, String user, String capabilities, String why) {
        Gdb gdb = beside(app(appUser), user, capabilities);
        assertThat(gdb.cliError("attach 1")).contains("Attaching to process 1 failed");
        assertThat(gdb.cli("monitor why")).contains(why);
    }

    @Test
    void aReplacedLibraryNeedsOneMoreOnTheHost() {
        RunningContainer app =
                CONTAINERS.app(ContainerSettings.plain(CONTAINERS.images().base(), ROOT, "/app")
                        .mounting(Programs.c("idle").path(), "/app"));
        Podman.tell(
                "exec", app.id(), "sh", "-c", "echo newer > /newer && mv /newer /usr/lib/x86_64-linux-gnu/libc.so.6");

        Gdb without = connected(ContainerSettings.HOST, Optional.empty(), ROOT, "SYS_PTRACE DAC_OVERRIDE");
        without.attach(app.pid());
        assertThat(without.backtrace()).doesNotContain("pause");
        without.detach();
        Gdb with =
                connected(ContainerSettings.HOST, Optional.empty(), ROOT, "SYS_PTRACE DAC_OVERRIDE CHECKPOINT_RESTORE");
        with.attach(app.pid());
        Symbols.assertSeen(with);
    }

    private static RunningContainer app(String user) {
        return user.equals(ROOT) ? appOfRoot : appOfUser;
    }
}
