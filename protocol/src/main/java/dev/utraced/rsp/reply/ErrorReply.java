package dev.utraced.rsp.reply;

import dev.utraced.rsp.wire.PayloadWriter;

/**
 * {@code E} and two digits, or {@code E.} and a text where the client understands texts.
 *
 * @param code for clients that get no text; the protocol gives it no meaning
 * @param text for the person at the client; empty: there is none
 */
public record ErrorReply(int code, String text) implements Reply {
    private static final int USUAL_CODE = 1;

    public ErrorReply {
        if (code < 0 || code > 0xff) {
            throw new IllegalArgumentException("error code " + code + " (expected: 0 to 255)");
        }
    }

    public static ErrorReply of(String text) {
        return new ErrorReply(USUAL_CODE, text);
    }

    public static ErrorReply of(int code) {
        return new ErrorReply(code, "");
    }

    @Override
    public void write(PayloadWriter out, ReplyStyle style) {
        out.ascii('E');
        if (style.errorTexts() && !text.isEmpty()) {
            out.ascii('.').text(text);
        } else {
            out.hex(code, 2);
        }
    }
}
