package dev.utraced.rsp.reply;

import dev.utraced.rsp.wire.PayloadWriter;
import java.nio.ByteBuffer;

/** Bytes: of memory, of registers, of objects. Each writes the remaining bytes of its buffer and leaves it as it was. */
public sealed interface DataReply extends Reply {

    /** Two digits a byte: {@code m}, {@code g}, {@code p}. */
    record HexData(ByteBuffer data) implements DataReply {
        @Override
        public void write(PayloadWriter out, ReplyStyle style) {
            out.hexData(data.duplicate());
        }
    }

    /** Of the registers of {@code g} one that is known, and {@code xx} for each byte of the others. @param start its offset in bytes */
    record OneRegister(byte[] value, int start, int totalBytes) implements DataReply {
        @Override
        public void write(PayloadWriter out, ReplyStyle style) {
            out.text("xx".repeat(start));
            out.hexData(value, 0, value.length);
            out.text("xx".repeat(totalBytes - start - value.length));
        }
    }

    /**
     * {@code b} and then binary: {@code x}. The letter keeps data apart from errors. Less than was asked for is an answer, too.
     *
     * @param mostBytes as much of the data as takes no more room than that when it is escaped
     */
    record BinaryData(ByteBuffer data, int mostBytes) implements DataReply {
        @Override
        public void write(PayloadWriter out, ReplyStyle style) {
            out.ascii('b').binary(data.duplicate(), mostBytes);
        }
    }

    /** {@code O} and two digits a byte: what a program prints; shown by a client that waits for a stop, and the stop is still to come. */
    record ProgramOutput(ByteBuffer data) implements DataReply {
        @Override
        public void write(PayloadWriter out, ReplyStyle style) {
            out.ascii('O').hexData(data.duplicate());
        }
    }

    /** A piece of an object, binary: {@code m} in front where there is more behind it, {@code l} where it is the last. */
    record ObjectPart(ByteBuffer data, boolean last) implements DataReply {
        /** The piece of an object that was asked for; past its end: an empty last one. */
        public static ObjectPart of(byte[] object, long offset, int lengthBytes) {
            int start = (int) Math.min(object.length, offset < 0 ? Long.MAX_VALUE : offset);
            int length = Math.min(lengthBytes, object.length - start);
            return new ObjectPart(ByteBuffer.wrap(object, start, length), start + length == object.length);
        }

        @Override
        public void write(PayloadWriter out, ReplyStyle style) {
            out.ascii(last ? 'l' : 'm').binary(data.duplicate());
        }
    }
}
