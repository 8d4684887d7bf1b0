package dev.utraced.it.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each compose file gives its debugger enough to debug, and a real gdb comes in as the file's comment says. */
@Tag("beyond-gdbserver")
final class ComposeTest {
    private static final int PORT = 2345;

    @RegisterExtension
    static final Containers CONTAINERS = new Containers();

    @RegisterExtension
    final Debugging debugging = new Debugging();

    private static ComposeFile read(YamlFile yaml) {
        return ComposeFile.read(
                yaml,
                Map.of(
                        "APP_IMAGE", CONTAINERS.images().app(),
                        "UTRACED_IMAGE", CONTAINERS.images().utraced()));
    }

    @Test
    void aSidecarWithoutAnyCapabilityAndWithoutAPort() {
        YamlFile yaml = YamlFile.of("compose/sidecar.yaml");
        ComposeFile file = read(yaml);
        RunningContainer app = CONTAINERS.app(file.service("app"));
        RunningContainer debugger = CONTAINERS.server(file.service("debugger"), Optional.of(app));

        Gdb gdb = Symbols.connected(debugging, debugger.execCommand(yaml.documentedCommand()));
        gdb.attach(1);
        Symbols.assertSeen(gdb);
        assertThat(debugger.stdout()).isEmpty();
    }

    @Test
    void aPublishedPortIsOpenToWhoKnowsTheToken() {
        ComposeFile file = read(YamlFile.of("compose/port.yaml"));
        RunningContainer app = CONTAINERS.app(file.service("app"));
        RunningContainer debugger = CONTAINERS.server(file.service("debugger"), Optional.of(app));

        assertThat(debugger.address(PORT)).startsWith("127.0.0.1:");
        Gdb gdb = debugging.gdb();
        gdb.mi("-target-select extended-remote " + debugger.address(PORT));
        assertThat(gdb.cliError("attach 1")).contains("failed");
        Matcher token = Pattern.compile("Token for the next client: (\\S+)").matcher(debugger.stderr());
        assertThat(token.find()).isTrue();
        gdb.cli("monitor auth " + token.group(1));
        gdb.attach(1);
        Symbols.assertSeen(gdb);
    }

    @Test
    void theWholeHostFromOneContainer() {
        YamlFile yaml = YamlFile.of("compose/host.yaml");
        RunningContainer root =
                CONTAINERS.app(ContainerSettings.plain(CONTAINERS.images().app(), "0:0"));
        RunningContainer user =
                CONTAINERS.app(ContainerSettings.plain(CONTAINERS.images().app(), "1000:1000"));
        RunningContainer debugger = CONTAINERS.server(read(yaml).service("debugger"), Optional.empty());

        Gdb gdb = Symbols.connected(debugging, debugger.execCommand(yaml.documentedCommand()));
        assertThat(gdb.cli("monitor containers"))
                .contains(root.id().substring(0, 12), user.id().substring(0, 12));
        gdb.attach(root.pid());
        Symbols.assertSeen(gdb);
        gdb.detach();
        gdb.attach(user.pid());
        Symbols.assertSeen(gdb);
    }
}
