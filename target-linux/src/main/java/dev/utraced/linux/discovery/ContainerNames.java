package dev.utraced.linux.discovery;

import dev.utraced.linux.sys.ProcFs;
import dev.utraced.target.Container;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What containers are called by people, at one moment. Control groups know ids only. Names are in the command line of podman's and CRI-O's
 * monitor, in docker's file on the container, and in what containerd gives to the runtime; each only where this server can see it.
 */
final class ContainerNames {
    private static final String MONITOR = "conmon";
    private static final Pattern DOCKER_NAME = Pattern.compile("\"Name\":\"/([^\"]+)\"");

    private final Path root;
    private final Map<String, String> monitored = new HashMap<>();
    private final Map<ControlGroup, Container> known = new HashMap<>();

    /** @param root of the file system that runtimes keep their files in */
    ContainerNames(ProcFs procFs, Path root) {
        this.root = root;
        for (int pid : procFs.processes()) {
            if (procFs.name(pid).filter(MONITOR::equals).isPresent()) {
                List<String> words = procFs.commandLine(pid);
                after("-c", words).ifPresent(id -> after("-n", words).ifPresent(name -> monitored.put(id, name)));
            }
        }
    }

    private static Optional<String> after(String option, List<String> words) {
        int index = words.indexOf(option);
        return index < 0 || index + 1 >= words.size() ? Optional.empty() : Optional.of(words.get(index + 1));
    }

    Container of(ControlGroup group) {
        return known.computeIfAbsent(group, this::lookUp);
    }

    private Container lookUp(ControlGroup group) {
        String id = group.container();
        String bundle = text("run/containerd/io.containerd.runtime.v2.task/k8s.io/" + id + "/config.json");
        Optional<String> name = Optional.ofNullable(monitored.get(id))
                .or(() -> first(DOCKER_NAME, text("var/lib/docker/containers/" + id + "/config.v2.json")))
                .or(() -> annotation("container-name", bundle));
        Optional<String> pod = annotation("sandbox-name", bundle).or(group::pod);
        return new Container(id, name, pod);
    }

    private static Optional<String> annotation(String key, String bundle) {
        return first(Pattern.compile("\"io\\.kubernetes\\.cri\\." + key + "\":\\s*\"([^\"]+)\""), bundle);
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Empty where the file is not there, or not for this server to see. */
    private String text(String path) {
        try {
            return Files.readString(root.resolve(path), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
