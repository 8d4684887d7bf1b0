package dev.utraced.server.access;

/** What a packet has an effect on, or what it tells of. */
public enum Effect {
    /** Nothing but this connection: how client and server get on, and which of its own threads the client means. */
    TALK("talking"),
    /** Reads processes that the client holds, or tables of the machine. */
    OBSERVE("reading"),
    FILE_READ("reading files"),
    FILE_WRITE("writing files"),
    MEMORY_WRITE("writing memory"),
    REGISTER_WRITE("writing registers"),
    /** Stops the client's threads or lets them run, and nothing else; an observer's threads run on in truth. */
    WATCH("stopping and resuming"),
    /** Lets threads run otherwise than they would by themselves: by steps, with signals, to breakpoints. */
    CONTROL("controlling processes"),
    ATTACH("attaching"),
    LAUNCH("starting programs"),
    KILL("killing"),
    /** Ends the server, or changes what it writes about itself. */
    ADMINISTER("administering the server");

    private final String gerund;

    Effect(String gerund) {
        this.gerund = gerund;
    }

    /** As in "writing files is switched off". */
    String gerund() {
        return gerund;
    }
}
