package dev.utraced.rsp.reply;

import dev.utraced.rsp.wire.PayloadWriter;
import dev.utraced.target.FileStatus;
import dev.utraced.target.HostFileException;
import java.nio.ByteBuffer;

/** {@code F result[,errno][;attachment]}: what became of a file operation. */
public sealed interface FileReply extends Reply {

    /** {@code F result}: a descriptor, a number of bytes written, or 0. */
    record Result(int result) implements FileReply {
        @Override
        public void write(PayloadWriter out, ReplyStyle style) {
            out.ascii('F').hex(result);
        }
    }

    /** {@code F length;data}: what was read. The buffer is left as it was. */
    record Data(ByteBuffer data) implements FileReply {
        @Override
        public void write(PayloadWriter out, ReplyStyle style) {
            out.ascii('F').hex(data.remaining()).ascii(';').binary(data.duplicate());
        }
    }

    /** {@code F 40;struct stat}. */
    record Status(FileStatus status) implements FileReply {
        @Override
        public void write(PayloadWriter out, ReplyStyle style) {
            out.ascii('F').hex(FileIo.STAT_BYTES).ascii(';');
            FileIo.writeStat(status, out);
        }
    }

    /** {@code F-1,errno}. */
    record Failure(HostFileException.Reason reason) implements FileReply {
        @Override
        public void write(PayloadWriter out, ReplyStyle style) {
            out.text("F-1,").hex(FileIo.errno(reason));
        }
    }
}
