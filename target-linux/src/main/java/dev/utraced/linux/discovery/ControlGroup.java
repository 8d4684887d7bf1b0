package dev.utraced.linux.discovery;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the paths of a process's control groups tell of its container. Each runtime has its habit, but where it runs containers by an id
 * of 64 hex digits, that id is one element of the path, maybe with a word in front and {@code .scope} behind.
 *
 * <pre>
 * /docker/ID                                            docker, its own groups
 * /system.slice/docker-ID.scope                         docker, systemd's
 * /machine.slice/libpod-ID.scope/container              podman
 * /kubepods/burstable/podUID/ID                         Kubernetes
 * /kubepods.slice/kubepods-podUID.slice/cri-containerd-ID.scope
 * /lxc.payload.NAME                                     LXC
 * /machine.slice/machine-NAME.scope                     systemd-nspawn
 * </pre>
 *
 * @param container its id; for runtimes that have none, its name
 * @param pod the id of the pod; empty: none
 */
record ControlGroup(String container, Optional<String> pod) {
    private static final Pattern BY_ID = Pattern.compile("(?:(.*)-)?([0-9a-f]{64})(?:\\.scope)?");
    private static final Pattern BY_NAME = Pattern.compile("lxc\\.payload\\.(.+)|machine-(.+)\\.scope");
    private static final Pattern POD =
            Pattern.compile("(?:.*-)?pod([0-9a-f]{8}(?:[-_][0-9a-f]{4}){3}[-_][0-9a-f]{12})(?:\\.slice)?");
    private static final Pattern PODMAN_POD = Pattern.compile("(?:.*_pod_)?([0-9a-f]{64})(?:\\.slice)?");

    /** @param lines of {@code /proc/PID/cgroup}: all hierarchies tell the same, or nothing */
    static Optional<ControlGroup> of(List<String> lines) {
        return lines.stream()
                .map(line -> line.split(":", 3))
                .filter(fields -> fields.length == 3)
                .flatMap(fields -> ofPath(List.of(fields[2].split("/"))).stream())
                .findFirst();
    }

    /** The innermost container, should one run in another. */
    private static Optional<ControlGroup> ofPath(List<String> path) {
        for (int i = path.size() - 1; i >= 0; i--) {
            Matcher byId = BY_ID.matcher(path.get(i));
            // What watches over a container has a group of its own beside the container's.
            if (byId.matches() && (byId.group(1) == null || !byId.group(1).endsWith("conmon"))) {
                return Optional.of(new ControlGroup(byId.group(2), i == 0 ? Optional.empty() : pod(path.get(i - 1))));
            }
            Matcher byName = BY_NAME.matcher(path.get(i));
            if (byName.matches()) {
                String name = byName.group(1) != null ? byName.group(1) : byName.group(2);
                return Optional.of(new ControlGroup(name, Optional.empty()));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> pod(String parent) {
        Matcher kubernetes = POD.matcher(parent);
        if (kubernetes.matches()) {
            return Optional.of(kubernetes.group(1).replace('_', '-'));
        }
        Matcher podman = PODMAN_POD.matcher(parent);
        return podman.matches() ? Optional.of(podman.group(1)) : Optional.empty();
    }
}
