package dev.utraced.server.cli;

import dev.utraced.server.access.AccessRules;
import dev.utraced.server.access.AllowRules;
import dev.utraced.server.access.AuditLog;
import dev.utraced.server.access.Effect;
import dev.utraced.server.access.Tokens;
import dev.utraced.target.ProcessRules;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Options about who may do what, while they are being read. One for each command line. */
final class AccessOptions {
    private static final Map<String, Effect> SWITCHES = Map.of(
            "--no-attach", Effect.ATTACH,
            "--no-launch", Effect.LAUNCH,
            "--no-kill", Effect.KILL,
            "--no-memory-write", Effect.MEMORY_WRITE,
            "--no-register-write", Effect.REGISTER_WRITE,
            "--no-file-read", Effect.FILE_READ,
            "--no-file-write", Effect.FILE_WRITE,
            "--no-monitor", Effect.ADMINISTER);
    private static final Set<String> VALUED =
            Set.of("--observer", "--driver", "--allow", "--token-file", "--audit-log");

    private final Set<Effect> switchedOff = EnumSet.noneOf(Effect.class);
    private final Set<String> observers = new HashSet<>();
    private final Set<String> drivers = new HashSet<>();
    private AllowRules allow = AllowRules.none();
    private Optional<Path> tokenFile = Optional.empty();
    private Optional<Path> auditLog = Optional.empty();
    private boolean token;

    /** Takes an option, if it is one of these. */
    boolean take(String name, Optional<String> attached, Deque<String> rest) {
        if (attached.isEmpty() && SWITCHES.containsKey(name)) {
            switchedOff.add(SWITCHES.get(name));
            return true;
        }
        if (attached.isEmpty() && name.equals("--token")) {
            token = true;
            return true;
        }
        if (!VALUED.contains(name)) {
            return false;
        }
        String value = TransportOptions.value(name, attached, rest);
        switch (name) {
            case "--observer" -> observers.add(identity(name, value));
            case "--driver" -> drivers.add(identity(name, value));
            case "--allow" -> allow = allowing(value);
            case "--token-file" -> tokenFile = Optional.of(Path.of(value));
            default -> auditLog = Optional.of(Path.of(value));
        }
        return true;
    }

    private static String identity(String name, String value) {
        if (value.equals("*") || value.matches("uid:\\d+") || value.startsWith("cert:")) {
            return value;
        }
        throw new UsageException(name + "=" + value + " (expected: uid:NUMBER, cert:SUBJECT or *)");
    }

    private AllowRules allowing(String rule) {
        try {
            return allow.with(rule);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--allow=" + rule + ": " + e.getMessage());
        }
    }

    /** Which processes clients may have. */
    ProcessRules processes() {
        return allow;
    }

    /** @throws StartException where a file cannot be had */
    AccessRules rules(PrintStream err) {
        return new AccessRules(switchedOff, observers, drivers, allow, tokens(err), auditLog.map(AccessOptions::open));
    }

    private Optional<Tokens> tokens(PrintStream err) {
        if (tokenFile.isPresent()) {
            return Optional.of(Tokens.startingWith(read(tokenFile.get()), next -> announce(err, next)));
        }
        return token ? Optional.of(Tokens.generated(next -> announce(err, next))) : Optional.empty();
    }

    private static void announce(PrintStream err, String token) {
        err.println("Token for the next client: " + token);
    }

    private static String read(Path file) {
        try {
            if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
                throw new StartException(file + " can be read by everybody (chmod 600)");
            }
            String text = Files.readString(file).strip();
            if (text.isEmpty()) {
                throw new StartException(file + ": no token in it");
            }
            return text.split("\\s+")[0];
        } catch (IOException e) {
            throw new StartException("cannot read " + file + ": " + e.getClass().getSimpleName());
        }
    }

    private static AuditLog open(Path file) {
        try {
            return AuditLog.open(file, Clock.systemUTC());
        } catch (IOException e) {
            throw new StartException("cannot write the audit log: " + e);
        }
    }
}
