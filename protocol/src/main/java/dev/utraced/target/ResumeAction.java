package dev.utraced.target;

import java.util.Optional;

/** What a client wants a thread to do. */
public sealed interface ResumeAction {

    /** @param signal delivered first; empty: none is */
    record Continue(Optional<Signal> signal) implements ResumeAction {}

    /** @param signal delivered first; empty: none is */
    record Step(Optional<Signal> signal) implements ResumeAction {}

    /** Steps, silently, as long as the PC is inside the range; an empty range is one step. */
    record StepRange(MemoryRange range) implements ResumeAction {}

    /** Brings a running thread to a stop, with {@link StopReason.Requested}; a stopped one is left as it is. */
    record Stop() implements ResumeAction {}
}
