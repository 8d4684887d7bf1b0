package dev.utraced.linux.trace;

/** How a process, or one thread of it, ended. */
public sealed interface ExitStatus {

    /** @param code 0 to 255 */
    record Exited(int code) implements ExitStatus {}

    /** @param signal Linux number */
    record Killed(int signal) implements ExitStatus {}
}
