package dev.utraced.linux.discovery;

import dev.utraced.target.Container;
import dev.utraced.target.TargetException;
import dev.utraced.target.VisibleProcess;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which processes somebody means; see {@link dev.utraced.target.ProcessFinder}.
 *
 * @param place which container, or pod, it must run in
 * @param program what its program must be called, or its own pid; empty: the first process of its container
 */
record Description(String text, Predicate<VisibleProcess> place, Optional<String> program) {
    /** Shorter beginnings of an id would match by chance. */
    private static final int LEAST_ID_LENGTH = 4;

    /** @throws TargetException where it makes no sense */
    static Description parse(String text) {
        int colon = text.indexOf(':');
        String kind = colon < 0 ? "" : text.substring(0, colon);
        String rest = text.substring(colon + 1);
        int slash = rest.indexOf('/');
        String place = slash < 0 ? rest : rest.substring(0, slash);
        Optional<String> program = slash < 0
                ? Optional.empty()
                : Optional.of(rest.substring(slash + 1)).filter(word -> !word.isEmpty());
        if (rest.isEmpty()) {
            throw misunderstood(text);
        }
        return switch (kind) {
            case "name" -> new Description(text, any -> true, Optional.of(rest));
            case "container" -> new Description(text, in(container -> isContainer(container, place)), program);
            case "pod" -> new Description(text, in(container -> isPod(container, place)), program);
            default -> throw misunderstood(text);
        };
    }

    private static TargetException misunderstood(String text) {
        return new TargetException(
                "'" + text
                        + "' is no process (expected: a pid, name:PROGRAM, container:NAME-OR-ID[/PROGRAM] or pod:NAME-OR-ID[/PROGRAM])");
    }

    private static Predicate<VisibleProcess> in(Predicate<Container> place) {
        return process -> process.container().filter(place).isPresent();
    }

    private static boolean isContainer(Container container, String place) {
        return container.name().filter(place::equals).isPresent() || isId(container.id(), place);
    }

    private static boolean isPod(Container container, String place) {
        return container.pod().filter(pod -> isId(pod, place)).isPresent();
    }

    private static boolean isId(String id, String place) {
        return id.equals(place) || place.length() >= LEAST_ID_LENGTH && id.startsWith(place);
    }
}
