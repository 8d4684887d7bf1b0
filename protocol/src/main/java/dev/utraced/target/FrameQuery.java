package dev.utraced.target;

/** Which trace frame is meant. */
public sealed interface FrameQuery {
    record Number(int number) implements FrameQuery {}

    /** The next one whose PC is there. */
    record AtPc(long address) implements FrameQuery {}

    /** The next one of a tracepoint. */
    record OfTracepoint(int number) implements FrameQuery {}

    /** The next one whose PC is from {@code first} to {@code last}. */
    record Inside(long first, long last) implements FrameQuery {}

    /** The next one whose PC is not. */
    record Outside(long first, long last) implements FrameQuery {}
}
