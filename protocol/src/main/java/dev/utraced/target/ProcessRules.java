package dev.utraced.target;

import java.util.Optional;

/**
 * Which processes clients may have. A target asks before it attaches and once more when it holds the process, when a program that was
 * started is there, and when a held process makes another one or becomes another program. On the loop thread.
 */
public interface ProcessRules {
    /** For whoever may have all of them. */
    ProcessRules NONE = new ProcessRules() {
        @Override
        public boolean allowAll() {
            return true;
        }

        @Override
        public Optional<String> refusal(ProcessTraits process) {
            return Optional.empty();
        }
    };

    /** Whether nothing is ever refused, so that nobody need look. */
    boolean allowAll();

    /** Why clients may not have this process, for a person; empty: they may. */
    Optional<String> refusal(ProcessTraits process);
}
