package dev.utraced.linux.engine;

import dev.utraced.linux.discovery.ProcessTraitsReader;
import dev.utraced.target.ProcessId;
import dev.utraced.target.ProcessRules;
import dev.utraced.target.TargetException;
import dev.utraced.target.TargetListener;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Which processes one client may have, by the server's rules: asked before and after a process is taken hold of, and when one that is
 * held makes another one or becomes another program.
 */
final class Admission {
    private final ProcessRules rules;
    private final ProcessTraitsReader traits;
    private final TargetListener listener;
    private Consumer<ProcessId> expulsion = process -> {};

    /** @param listener hears of what is refused without having been asked for */
    Admission(ProcessRules rules, ProcessTraitsReader traits, TargetListener listener) {
        this.rules = rules;
        this.traits = traits;
        this.listener = listener;
    }

    /** For a client that may have all. */
    static Admission ofAll(ProcessTraitsReader traits) {
        return new Admission(ProcessRules.NONE, traits, () -> {});
    }

    /** @param way lets go of a process, also from within a callback of the tracing core */
    void expelBy(Consumer<ProcessId> way) {
        expulsion = way;
    }

    /** @throws TargetException where it may not be attached to */
    void check(ProcessId process) {
        refusal(process).ifPresent(reason -> {
            throw new TargetException("Cannot attach to process " + process + ": " + reason);
        });
    }

    Optional<String> refusal(ProcessId process) {
        return rules.allowAll() ? Optional.empty() : rules.refusal(traits.of(process.pid()));
    }

    /** A held process has made another one. */
    boolean admitsChild(ProcessId child) {
        Optional<String> refusal = refusal(child);
        refusal.ifPresent(reason ->
                listener.refused("Process " + child + ", which a debugged one has made, is not followed: " + reason));
        return refusal.isEmpty();
    }

    /** A held process has become another program. @return whether it is let go of */
    boolean expels(ProcessId process) {
        Optional<String> refusal = refusal(process);
        refusal.ifPresent(reason -> {
            listener.refused("Process " + process + ", which has called exec, is let go of: " + reason);
            expulsion.accept(process);
        });
        return refusal.isPresent();
    }
}
