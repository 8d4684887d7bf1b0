package dev.utraced.server.access;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the server's command line says about everybody.
 *
 * @param switchedOff what nobody may do
 * @param observers identities that may only look: {@code uid:N}, {@code cert:SUBJECT}, {@code *} for all
 * @param drivers identities that may drive; empty: whoever is no observer
 * @param allow which processes clients may have
 * @param tokens what a client has to show first; empty: nothing
 * @param audit where deeds are written down; empty: nowhere
 */
public record AccessRules(
        Set<Effect> switchedOff,
        Set<String> observers,
        Set<String> drivers,
        AllowRules allow,
        Optional<Tokens> tokens,
        Optional<AuditLog> audit) {
    public AccessRules {
        switchedOff = Set.copyOf(switchedOff);
        observers = Set.copyOf(observers);
        drivers = Set.copyOf(drivers);
    }

    /** Everybody may do everything. */
    public static AccessRules open() {
        return new AccessRules(
                EnumSet.noneOf(Effect.class),
                Set.of(),
                Set.of(),
                AllowRules.none(),
                Optional.empty(),
                Optional.empty());
    }

    /** Empty: this identity may not be here at all. */
    public Optional<Role> role(String identity) {
        if (names(observers, identity)) {
            return Optional.of(Role.OBSERVER);
        }
        return drivers.isEmpty() || names(drivers, identity) ? Optional.of(Role.DRIVER) : Optional.empty();
    }

    /** Whether some rule gives this identity a role by its name. */
    public boolean mentions(String identity) {
        return names(observers, identity) || names(drivers, identity);
    }

    private static boolean names(Set<String> rules, String identity) {
        return rules.contains(identity) || rules.contains("*");
    }
}
