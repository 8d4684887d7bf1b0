package dev.utraced.it.docker;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a file says of one container.
 *
 * @param command arguments of the image's entry point
 * @param user as in {@code docker run --user}; empty: the image's
 * @param shares whose processes it sees: another container by its name in the file, or {@link #HOST}; empty: its own
 * @param network {@code none}, or empty for one of its own
 * @param ports as in a compose file
 * @param mounts source to target, all read-only
 */
record ContainerSettings(
        String image,
        List<String> command,
        Optional<String> user,
        List<String> addedCapabilities,
        List<String> droppedCapabilities,
        List<String> securityOptions,
        boolean readOnly,
        Optional<String> shares,
        Optional<String> network,
        List<String> ports,
        Map<String, String> mounts) {
    static final String HOST = "host";
    static final String NO_NETWORK = "none";

    ContainerSettings {
        command = List.copyOf(command);
        addedCapabilities = List.copyOf(addedCapabilities);
        droppedCapabilities = List.copyOf(droppedCapabilities);
        securityOptions = List.copyOf(securityOptions);
        ports = List.copyOf(ports);
        mounts = Map.copyOf(mounts);
    }

    /** A container of its own with the capabilities that runtimes give to everybody. */
    static ContainerSettings plain(String image, String user, String... command) {
        return new ContainerSettings(
                image,
                List.of(command),
                Optional.of(user),
                List.of(),
                List.of(),
                List.of(),
                false,
                Optional.empty(),
                Optional.of(NO_NETWORK),
                List.of(),
                Map.of());
    }

    /** The same with a file of this machine at a place of its own. */
    ContainerSettings mounting(String source, String target) {
        return new ContainerSettings(
                image,
                command,
                user,
                addedCapabilities,
                droppedCapabilities,
                securityOptions,
                readOnly,
                shares,
                network,
                ports,
                Map.of(source, target));
    }

    /** The same beside another container, with no capabilities but these. */
    ContainerSettings beside(String other, String... capabilities) {
        return new ContainerSettings(
                image,
                command,
                user,
                List.of(capabilities),
                List.of("ALL"),
                securityOptions,
                readOnly,
                Optional.of(other),
                network,
                ports,
                mounts);
    }
}
