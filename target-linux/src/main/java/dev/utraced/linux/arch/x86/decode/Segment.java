package dev.utraced.linux.arch.x86.decode;

/** A segment-override prefix. */
public enum Segment {
    /** No override. */
    DEFAULT,
    ES,
    CS,
    SS,
    DS,
    FS,
    GS
}
