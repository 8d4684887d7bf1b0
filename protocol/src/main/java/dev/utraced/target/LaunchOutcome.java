package dev.utraced.target;

/** How a launch went. */
public sealed interface LaunchOutcome {

    /** The program is there; its first thread is stopped before its first instruction, and that stop is not an event. */
    record Launched(ThreadId thread) implements LaunchOutcome {}

    /** Nothing is left of it. The text is for the person at the client. */
    record Failed(String reason) implements LaunchOutcome {}
}
