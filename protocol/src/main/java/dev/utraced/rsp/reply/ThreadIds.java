package dev.utraced.rsp.reply;

import dev.utraced.rsp.wire.PayloadWriter;
import dev.utraced.target.ThreadId;

/** Thread ids as they are written: {@code pPID.TID} to clients that agreed to process ids, {@code TID} to others. */
public final class ThreadIds {
    private ThreadIds() {}

    /** For documents that hold thread ids as text. */
    public static String text(ThreadId thread, ReplyStyle style) {
        String tid = Integer.toHexString(thread.tid());
        return style.multiprocess() ? "p" + Integer.toHexString(thread.pid()) + "." + tid : tid;
    }

    static void write(ThreadId thread, PayloadWriter out, ReplyStyle style) {
        if (style.multiprocess()) {
            out.ascii('p').hex(thread.pid()).ascii('.');
        }
        out.hex(thread.tid());
    }
}
