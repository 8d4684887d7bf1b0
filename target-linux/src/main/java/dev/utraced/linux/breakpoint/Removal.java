package dev.utraced.linux.breakpoint;

/** What has come of taking an owner's breakpoint away. */
public enum Removal {
    /** The owner had none there. */
    NONE,

    DONE,

    /** It is gone, but its trap was not in memory any more: that has been unmapped, or holds other code. */
    LOST
}
