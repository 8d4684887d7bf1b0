package dev.utraced.it.docker;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.Volume;
import dev.utraced.it.containers.Podman;
import dev.utraced.it.process.Deadline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.output.OutputFrame.OutputType;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** A container with the settings of a file, started through docker's interface. */
final class RunningContainer implements AutoCloseable {
    private final GenericContainer<?> container;

    private RunningContainer(GenericContainer<?> container) {
        this.container = container;
    }

    /**
     * @param shared the container whose processes this one sees, where the settings name one
     * @param ready what it writes when it is ready, a regular expression
     */
    static RunningContainer start(ContainerSettings settings, Optional<RunningContainer> shared, String ready) {
        // Never another image than the one that is here.
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(settings.image()))
                .withImagePullPolicy(image -> false)
                .withCommand(settings.command().toArray(String[]::new))
                .withCreateContainerCmdModifier(command -> apply(settings, shared, command))
                .waitingFor(Wait.forLogMessage("(?s).*" + ready + ".*", 1).withStartupTimeout(Deadline.PATIENCE));
        settings.network().ifPresent(container::withNetworkMode);
        container.start();
        return new RunningContainer(container);
    }

    private static void apply(
            ContainerSettings settings, Optional<RunningContainer> shared, CreateContainerCmd command) {
        HostConfig host = command.getHostConfig()
                .withCapAdd(capabilities(settings.addedCapabilities()))
                .withCapDrop(capabilities(settings.droppedCapabilities()))
                .withSecurityOpts(new ArrayList<>(settings.securityOptions()))
                .withReadonlyRootfs(settings.readOnly())
                .withPortBindings(
                        settings.ports().stream().map(RunningContainer::anyPort).toList())
                .withBinds(mounts(settings));
        settings.shares()
                .ifPresent(name -> host.withPidMode(
                        name.equals(ContainerSettings.HOST)
                                ? name
                                : "container:" + shared.orElseThrow().id()));
        settings.user().ifPresent(command::withUser);
        command.withExposedPorts(settings.ports().stream()
                .map(port -> anyPort(port).getExposedPort())
                .toList());
    }

    private static Capability[] capabilities(List<String> names) {
        return names.stream().map(Capability::valueOf).toArray(Capability[]::new);
    }

    /** {@code ADDRESS:PORT:INNER} with any free port in place of one that another may have taken. */
    private static PortBinding anyPort(String published) {
        String[] parts = published.split(":");
        if (parts.length != 3) {
            throw new AssertionError(published + " is open to all networks (expected: ADDRESS:PORT:PORT)");
        }
        return new PortBinding(Ports.Binding.bindIp(parts[0]), ExposedPort.tcp(Integer.parseInt(parts[2])));
    }

    /** What is not on this machine, because it has another container engine, cannot be mounted. */
    private static List<Bind> mounts(ContainerSettings settings) {
        return settings.mounts().entrySet().stream()
                .filter(mount -> Files.exists(Path.of(mount.getKey())))
                .map(mount -> new Bind(mount.getKey(), new Volume(mount.getValue()), AccessMode.ro))
                .toList();
    }

    String id() {
        return container.getContainerId();
    }

    /** The first process's pid as this machine sees it. */
    long pid() {
        return container.getCurrentContainerInfo().getState().getPidLong();
    }

    /** Where a published port can be reached. */
    String address(int port) {
        Ports.Binding binding = container
                .getCurrentContainerInfo()
                .getNetworkSettings()
                .getPorts()
                .getBindings()
                .get(ExposedPort.tcp(port))[0];
        return binding.getHostIp() + ":" + binding.getHostPortSpec();
    }

    /** A command for gdb that runs another one in here. */
    String execCommand(List<String> command) {
        List<String> words = new ArrayList<>(Podman.exec(id()));
        words.addAll(command);
        return String.join(" ", words);
    }

    String stdout() {
        return container.getLogs(OutputType.STDOUT);
    }

    String stderr() {
        return container.getLogs(OutputType.STDERR);
    }

    /** Sends SIGTERM, as everybody does who ends a container. @return the exit code, 137 where that was not enough */
    long stop() {
        container
                .getDockerClient()
                .stopContainerCmd(id())
                .withTimeout((int) Deadline.PATIENCE.toSeconds())
                .exec();
        return container.getCurrentContainerInfo().getState().getExitCodeLong();
    }

    @Override
    public void close() {
        container.close();
    }
}
