package dev.utraced.rsp.reply;

/**
 * How one client wants its replies, as {@code qSupported} settled it.
 *
 * @param multiprocess thread ids with process ids
 * @param errorTexts errors as text, which other clients would take for data
 * @param swbreak stops at trap instructions are named so; without it clients expect the PC after the trap instruction
 * @param hwbreak stops at hardware breakpoints are named so
 */
public record ReplyStyle(boolean multiprocess, boolean errorTexts, boolean swbreak, boolean hwbreak) {
    /** Before anything is settled. */
    public static final ReplyStyle PLAIN = new ReplyStyle(false, false, false, false);

    /** Everything a current client asks for. */
    public static final ReplyStyle FULL = new ReplyStyle(true, true, true, true);
}
