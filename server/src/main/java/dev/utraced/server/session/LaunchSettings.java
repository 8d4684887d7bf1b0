package dev.utraced.server.session;

import dev.utraced.server.session.Program.Arguments;
import dev.utraced.server.session.Program.Words;
import dev.utraced.target.LaunchRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How the next program is started: the server's command line says at first, and the client may change it. One for each session. */
public final class LaunchSettings {

    /**
     * What the server's command line says.
     *
     * @param shell whether programs are started by way of a shell, unless the client says otherwise
     * @param mayUseShell false: never, whatever the client says
     * @param environment the server's own
     */
    public record Defaults(
            List<String> wrapper,
            boolean shell,
            boolean mayUseShell,
            boolean disableRandomization,
            Map<String, String> environment) {
        public Defaults {
            wrapper = List.copyOf(wrapper);
            environment = Map.copyOf(environment);
        }
    }

    private final Defaults defaults;
    private final Map<String, String> environment;
    private boolean shell;
    private boolean disableRandomization;
    private Optional<String> workingDirectory = Optional.empty();

    public LaunchSettings(Defaults defaults) {
        this.defaults = defaults;
        this.environment = new TreeMap<>(defaults.environment());
        this.shell = defaults.shell() && defaults.mayUseShell();
        this.disableRandomization = defaults.disableRandomization();
    }

    public void useShell(boolean use) {
        shell = use && defaults.mayUseShell();
    }

    public void disableRandomization(boolean disable) {
        disableRandomization = disable;
    }

    /** @param directory empty: the server's own; a leading {@code ~} is the home of the server's user */
    public void workingDirectory(String directory) {
        boolean inHome = directory.equals("~") || directory.startsWith("~/");
        String path = inHome ? defaults.environment().getOrDefault("HOME", "~") + directory.substring(1) : directory;
        workingDirectory = path.isEmpty() ? Optional.empty() : Optional.of(path);
    }

    public void setEnvironment(String name, String value) {
        environment.put(name, value);
    }

    public void unsetEnvironment(String name) {
        environment.remove(name);
    }

    public void resetEnvironment() {
        environment.clear();
        environment.putAll(defaults.environment());
    }

    public LaunchRequest request(Program program) {
        return new LaunchRequest(
                program.path(),
                arguments(program.arguments()),
                defaults.wrapper(),
                shell,
                workingDirectory,
                environment,
                disableRandomization);
    }

    private List<String> arguments(Arguments arguments) {
        if (shell) {
            return List.of(arguments.typed());
        }
        return arguments instanceof Words words ? words.words() : ShellWords.split(arguments.typed());
    }
}
