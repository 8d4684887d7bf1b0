package dev.utraced.server.access;

import dev.utraced.rsp.command.Command;
import java.io.IOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one client may do. Asked before each of its packets is handled: a refused packet has no effect. */
public final class Access {
    private static final int MOST_ATTEMPTS = 3;
    private static final Set<Effect> AUDITED = EnumSet.of(
            Effect.FILE_WRITE,
            Effect.MEMORY_WRITE,
            Effect.REGISTER_WRITE,
            Effect.ATTACH,
            Effect.LAUNCH,
            Effect.KILL,
            Effect.ADMINISTER);

    private final AccessRules rules;
    private final Role role;
    private final String identity;
    private boolean locked;
    private int attempts;

    /** @param identity of the client, for the audit log */
    public Access(AccessRules rules, Role role, String identity) {
        this.rules = rules;
        this.role = role;
        this.identity = identity;
        this.locked = rules.tokens().isPresent();
    }

    /** For whoever may do everything. */
    public static Access unrestricted() {
        return new Access(AccessRules.open(), Role.DRIVER, "");
    }

    /** Whether a token has to be shown first. */
    public boolean isLocked() {
        return locked;
    }

    /** Whether the client has tried often enough. */
    public boolean isHopeless() {
        return attempts >= MOST_ATTEMPTS;
    }

    /** @return whether the token was right */
    public boolean unlock(String token) {
        if (locked && !isHopeless()) {
            attempts++;
            locked = !rules.tokens().orElseThrow().use(token);
            note(locked ? "token-refused" : "token-accepted", "");
        }
        return !locked;
    }

    /** For a person. */
    public String describe() {
        return role.name().toLowerCase(Locale.ROOT)
                + (locked ? ", after monitor auth TOKEN" : "")
                + (rules.allow().allowAll() ? "" : ", only " + rules.allow().describe())
                + rules.switchedOff().stream()
                        .sorted()
                        .map(effect -> ", no " + effect.gerund())
                        .reduce("", String::concat);
    }

    /** Why a packet must not be handled; empty: it may be, and stands in the audit log where it belongs there. */
    public Optional<String> refusal(Command command) {
        Effect effect = Effects.of(command);
        Optional<String> refusal = refusal(effect);
        if (rules.audit().isEmpty() || refusal.isEmpty() && !AUDITED.contains(effect)) {
            return refusal;
        }
        String event = effect.name().toLowerCase(Locale.ROOT).replace('_', '-');
        Optional<String> failure = note(refusal.isPresent() ? "refused-" + event : event, Deed.describe(command));
        return refusal.isPresent() ? refusal : failure;
    }

    /** Whether the byte 0x03 is heard; it is no packet and gets no answer. */
    public boolean mayInterrupt() {
        return refusal(Effect.WATCH).isEmpty();
    }

    /** Whether what waits for a client may go to this one. */
    public boolean mayTakeOver() {
        return refusal(Effect.CONTROL).isEmpty();
    }

    /** Whether the client only looks. */
    public boolean observes() {
        return role == Role.OBSERVER;
    }

    private Optional<String> refusal(Effect effect) {
        if (locked && effect != Effect.TALK) {
            return Optional.of("not authenticated (monitor auth TOKEN)");
        }
        if (!role.may(effect)) {
            return Optional.of(effect.gerund() + " is not for observers");
        }
        if (rules.switchedOff().contains(effect)) {
            return Optional.of(effect.gerund() + " is switched off at this server");
        }
        return Optional.empty();
    }

    /** Writes to the audit log, where there is one. @return why it could not be written */
    public Optional<String> note(String event, String detail) {
        if (rules.audit().isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("event", event);
        fields.put("who", identity);
        fields.put("role", role.name().toLowerCase(Locale.ROOT));
        if (!detail.isEmpty()) {
            fields.put("what", detail);
        }
        try {
            rules.audit().get().write(fields);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("refused, since the audit log cannot be written: " + e.getMessage());
        }
    }
}
