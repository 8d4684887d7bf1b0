package dev.utraced.server.session;

/** What becomes of a client's processes when it goes without having said: its link is lost, or it just disconnects. */
public enum OnDisconnect {
    /**
     * What it attached to runs on; what it started waits for the next client as it is, stopped or running, without this client's
     * breakpoints, and so does the process of the command line.
     */
    BY_ORIGIN,
    /** All wait for the next client as they are. */
    HOLD,
    /** All run on, free. */
    RESUME,
    /** All are killed. */
    KILL
}
