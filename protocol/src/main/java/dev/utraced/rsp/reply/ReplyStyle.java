package dev.utraced.rsp.reply;

/**
 * How one client wants its replies, as {@code qSupported} settled it.
 *
 * @param multiprocess thread ids with process ids
 * @param errorTexts errors as text, which other clients would take for data
 * @param swbreak stops at trap instructions are named so; without it clients expect the PC after the trap instruction
 * @param hwbreak stops at hardware breakpoints are named so
 * @param stops how much of a stop is told
 */
public record ReplyStyle(boolean multiprocess, boolean errorTexts, boolean swbreak, boolean hwbreak, StopForm stops) {
    /** How much of a stop is told. Clients have to cope with servers that say less. */
    public enum StopForm {
        /** {@code T}, with all that is known. */
        FULL,
        /** {@code T}, but which thread it is remains unsaid. */
        WITHOUT_THREAD,
        /** {@code S}: the signal, nothing else. */
        SIGNAL_ONLY
    }

    /** Before anything is settled. */
    public static final ReplyStyle PLAIN = new ReplyStyle(false, false, false, false, StopForm.FULL);

    /** Everything a current client asks for. */
    public static final ReplyStyle FULL = new ReplyStyle(true, true, true, true, StopForm.FULL);
}
