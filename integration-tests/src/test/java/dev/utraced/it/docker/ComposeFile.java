package dev.utraced.it.docker;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The services of a compose file, with its variables filled in: {@code ${NAME}}, {@code ${NAME:-otherwise}}, {@code ${NAME:?needed}}. */
final class ComposeFile {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(?::([-?])([^}]*))?}");
    private static final String SERVICE = "service:";

    private final Map<String, ContainerSettings> services = new LinkedHashMap<>();

    private ComposeFile() {}

    static ComposeFile read(YamlFile yaml, Map<String, String> variables) {
        ComposeFile file = new ComposeFile();
        Node top =
                Node.of(yaml.documents().get(0), yaml.path().getFileName().toString(), text -> filled(text, variables));
        top.child("services")
                .orElseThrow()
                .entries()
                .forEach((name, service) -> file.services.put(name, settings(service)));
        // A network of this name, with the runtime's usual settings.
        top.child("networks").ifPresent(networks -> networks.entries().values().forEach(Node::assertUnderstood));
        top.assertUnderstood();
        return file;
    }

    ContainerSettings service(String name) {
        return Optional.ofNullable(services.get(name)).orElseThrow();
    }

    private static String filled(String text, Map<String, String> variables) {
        return VARIABLE.matcher(text).replaceAll(match -> {
            String value = variables.get(match.group(1));
            if (value == null && !"-".equals(match.group(2))) {
                throw new AssertionError("no value for " + match.group());
            }
            return Matcher.quoteReplacement(value == null ? match.group(3) : value);
        });
    }

    private static ContainerSettings settings(Node service) {
        service.ignore("networks");
        ContainerSettings settings = new ContainerSettings(
                service.needed("image"),
                service.texts("command"),
                service.text("user"),
                service.texts("cap_add"),
                service.texts("cap_drop"),
                service.texts("security_opt"),
                service.flag("read_only"),
                service.text("pid").map(ComposeFile::shared),
                service.text("network_mode"),
                service.texts("ports"),
                mounts(service));
        service.assertUnderstood();
        return settings;
    }

    private static String shared(String pid) {
        return pid.startsWith(SERVICE) ? pid.substring(SERVICE.length()) : pid;
    }

    private static Map<String, String> mounts(Node service) {
        Map<String, String> mounts = new LinkedHashMap<>();
        for (String volume : service.texts("volumes")) {
            String[] parts = volume.split(":");
            if (parts.length != 3 || !parts[2].equals("ro")) {
                throw new AssertionError(volume + " (expected: SOURCE:TARGET:ro)");
            }
            mounts.put(parts[0], parts[1]);
        }
        return mounts;
    }
}
