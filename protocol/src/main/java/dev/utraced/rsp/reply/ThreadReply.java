package dev.utraced.rsp.reply;

import dev.utraced.rsp.wire.PayloadWriter;
import dev.utraced.target.ThreadId;
import java.util.List;

/** Threads by their ids. */
public sealed interface ThreadReply extends Reply {

    /** {@code QC thread-id}: the selected thread. */
    record Current(ThreadId thread) implements ThreadReply {
        @Override
        public void write(PayloadWriter out, ReplyStyle style) {
            out.text("QC");
            ThreadIds.write(thread, out, style);
        }
    }

    /** {@code m thread-id[,thread-id]...}: a part of the list, or {@code l}, where it has ended; @param threads empty: the end */
    record Some(List<ThreadId> threads) implements ThreadReply {
        /** The list has ended. */
        public static final Some END = new Some(List.of());

        public Some {
            threads = List.copyOf(threads);
        }

        @Override
        public void write(PayloadWriter out, ReplyStyle style) {
            if (threads.isEmpty()) {
                out.ascii('l');
                return;
            }
            char separator = 'm';
            for (ThreadId thread : threads) {
                out.ascii(separator);
                ThreadIds.write(thread, out, style);
                separator = ',';
            }
        }
    }
}
