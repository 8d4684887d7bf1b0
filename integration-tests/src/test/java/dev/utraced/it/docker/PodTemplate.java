package dev.utraced.it.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Containers of a pod as Kubernetes describes them, for a container engine. */
final class PodTemplate {
    private static final String APPARMOR = "apparmor:";

    private PodTemplate() {}

    /**
     * The only container of a pod.
     *
     * @param spec the pod's
     * @param image in place of the one that it names
     */
    static ContainerSettings onlyContainer(JsonNode spec, String image) {
        Node pod = Node.of(spec, "spec", text -> text);
        pod.ignore("automountServiceAccountToken");
        List<Node> containers = pod.children("containers");
        if (containers.size() != 1) {
            throw new AssertionError("one container expected, not " + containers);
        }
        Node container = containers.get(0);
        container.ignore("name", "imagePullPolicy");
        container.needed("image");
        ContainerSettings settings = settings(
                container.child("securityContext").orElseThrow(),
                image,
                container.texts("args"),
                pod.flag("hostPID") ? Optional.of(ContainerSettings.HOST) : Optional.empty(),
                mounts(pod, container));
        container.assertUnderstood();
        pod.assertUnderstood();
        return settings;
    }

    private static ContainerSettings settings(
            Node security, String image, List<String> args, Optional<String> shares, Map<String, String> mounts) {
        Node capabilities = security.child("capabilities").orElseThrow();
        // The runtime's own profile is what an engine takes anyway.
        security.child("seccompProfile").ifPresent(profile -> assertThatItIs("RuntimeDefault", profile));
        ContainerSettings settings = new ContainerSettings(
                image,
                args,
                security.text("runAsUser"),
                capabilities.texts("add"),
                capabilities.texts("drop"),
                security.child("appArmorProfile").isPresent()
                        ? List.of("no-new-privileges:true", APPARMOR + unconfined(security))
                        : List.of("no-new-privileges:true"),
                security.flag("readOnlyRootFilesystem"),
                shares,
                Optional.of(ContainerSettings.NO_NETWORK),
                List.of(),
                mounts);
        if (security.flag("allowPrivilegeEscalation")) {
            throw new AssertionError("allowPrivilegeEscalation is not needed");
        }
        capabilities.assertUnderstood();
        security.assertUnderstood();
        return settings;
    }

    private static String unconfined(Node security) {
        assertThatItIs("Unconfined", security.child("appArmorProfile").orElseThrow());
        return "unconfined";
    }

    private static void assertThatItIs(String type, Node profile) {
        if (!profile.needed("type").equals(type)) {
            throw new AssertionError(profile + " (expected: " + type + ")");
        }
        profile.assertUnderstood();
    }

    private static Map<String, String> mounts(Node pod, Node container) {
        Map<String, String> sources = new HashMap<>();
        for (Node volume : pod.children("volumes")) {
            sources.put(
                    volume.needed("name"),
                    volume.child("hostPath").orElseThrow().needed("path"));
            volume.assertUnderstood();
        }
        Map<String, String> mounts = new HashMap<>();
        for (Node mount : container.children("volumeMounts")) {
            if (!mount.flag("readOnly")) {
                throw new AssertionError(mount + " is not read-only");
            }
            mounts.put(sources.get(mount.needed("name")), mount.needed("mountPath"));
            mount.assertUnderstood();
        }
        return mounts;
    }
}
