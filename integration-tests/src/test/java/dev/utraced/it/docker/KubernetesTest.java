package dev.utraced.it.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.utraced.it.containers.Podman;
import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Kubernetes manifests give their debuggers enough to debug. podman runs pods as they are written; what it knows nothing of (hostPID,
 * containers added by {@code kubectl debug}) is translated.
 */
@Tag("beyond-gdbserver")
final class KubernetesTest {
    @RegisterExtension
    static final Containers CONTAINERS = new Containers();

    @RegisterExtension
    final Debugging debugging = new Debugging();

    @TempDir
    Path folder;

    @Test
    void aPodWithASidecar() throws IOException {
        YamlFile yaml = YamlFile.of("kubernetes/sidecar.yaml");
        ObjectNode pod = (ObjectNode) yaml.documents().get(0);
        String name = Podman.freeName();
        ((ObjectNode) pod.get("metadata")).put("name", name);
        for (JsonNode container : pod.get("spec").get("containers")) {
            boolean app = container.get("name").asText().equals("app");
            ((ObjectNode) container)
                    .put(
                            "image",
                            app
                                    ? CONTAINERS.images().app()
                                    : CONTAINERS.images().utraced());
        }
        // JSON is YAML, too.
        Path played = Files.writeString(folder.resolve("pod.yaml"), pod.toString());
        Podman.tell("kube", "play", "--network=none", played.toString());
        try {
            debugsThePod(name, yaml.documentedCommand());
        } finally {
            Podman.tell("pod", "rm", "--force", "--time=0", name);
        }
    }

    private void debugsThePod(String name, List<String> documented) {
        debugging.closing(logs(name + "-app")).stdout().await("^ready");
        debugging.closing(logs(name + "-debugger")).stderr().await("^Listening on port");
        List<String> command = new ArrayList<>(Podman.exec(name + "-debugger"));
        command.addAll(documented);
        Gdb gdb = Symbols.connected(debugging, String.join(" ", command));
        gdb.attach(foundPid(gdb));
        Symbols.assertSeen(gdb);
    }

    private static ChildProcess logs(String container) {
        return ChildProcess.start(Podman.command("logs", "--follow", container).toArray());
    }

    private static long foundPid(Gdb gdb) {
        Matcher pid = Pattern.compile("Process (\\d+);").matcher(gdb.cli("monitor find name:app"));
        assertThat(pid.find()).isTrue();
        return Long.parseLong(pid.group(1));
    }

    @Test
    void aDebuggerOnEachNode() {
        YamlFile yaml = YamlFile.of("kubernetes/daemonset.yaml");
        JsonNode daemonSet = yaml.documents().get(1);
        assertThat(daemonSet.get("kind").asText()).isEqualTo("DaemonSet");
        assertThat(daemonSet.at("/spec/template/metadata/labels"))
                .isEqualTo(daemonSet.at("/spec/selector/matchLabels"));
        assertThat(daemonSet.at("/metadata/namespace"))
                .isEqualTo(yaml.documents().get(0).at("/metadata/name"));

        RunningContainer app =
                CONTAINERS.app(ContainerSettings.plain(CONTAINERS.images().app(), "1000:1000"));
        RunningContainer debugger = CONTAINERS.server(
                PodTemplate.onlyContainer(
                        daemonSet.at("/spec/template/spec"), CONTAINERS.images().utraced()),
                Optional.empty());
        Gdb gdb = Symbols.connected(debugging, debugger.execCommand(yaml.documentedCommand()));
        gdb.attach(app.pid());
        Symbols.assertSeen(gdb);
    }

    /** What kubectl makes of the profile "restricted" is in its documentation: another user than root, no capabilities. */
    @Test
    void anAddedContainerOfTheAppsUser() {
        YamlFile yaml = YamlFile.of("kubernetes/debug-container.yaml");
        Node partial = Node.of(yaml.documents().get(0), "container", text -> text);
        Node security = partial.child("securityContext").orElseThrow();
        String user = security.needed("runAsUser") + ":" + security.needed("runAsGroup");
        assertThat(security.flag("readOnlyRootFilesystem")).isTrue();
        security.assertUnderstood();
        partial.assertUnderstood();

        RunningContainer app =
                CONTAINERS.app(ContainerSettings.plain(CONTAINERS.images().app(), "1000:1000"));
        RunningContainer debugger = CONTAINERS.server(
                ContainerSettings.plain(CONTAINERS.images().utraced(), user, "--multi", "127.0.0.1:2345")
                        .beside("app"),
                Optional.of(app));
        Gdb gdb = Symbols.connected(debugging, debugger.execCommand(List.of("utraced", "--multi", "-")));
        gdb.attach(1);
        Symbols.assertSeen(gdb);
    }
}
