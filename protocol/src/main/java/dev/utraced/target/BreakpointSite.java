package dev.utraced.target;

/**
 * Where a breakpoint goes.
 *
 * @param kind for software breakpoints the architecture's length code (1 on x86), as in the {@code Z0} packet
 */
public record BreakpointSite(ProcessId process, Type type, long address, int kind) {

    /** How the breakpoint is made. */
    public enum Type {
        SOFTWARE,
        HARDWARE
    }
}
