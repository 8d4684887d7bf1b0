package dev.utraced.target;

/** What people have written to the next ones who look at a trace experiment. @param stop why it was stopped */
public record TraceNotes(String user, String notes, String stop) {
    public static final TraceNotes NONE = new TraceNotes("", "", "");
}
