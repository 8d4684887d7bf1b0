package dev.utraced.rsp.command;

import dev.utraced.rsp.wire.PayloadReader;
import java.nio.ByteBuffer;

/** Objects that are read and written in pieces: {@code qXfer}. */
public sealed interface TransferCommand extends Command {

    /** {@code qXfer:object:read:annex:offset,length}, offset and length in bytes. */
    record Read(String object, String annex, long offset, int lengthBytes) implements TransferCommand {
        private static Read parse(String object, PayloadReader in) {
            String annex = in.textUntil(":");
            in.expect(':');
            long offset = in.hex();
            in.expect(',');
            int lengthBytes = in.hexInt();
            in.expectEnd();
            return new Read(object, annex, offset, lengthBytes);
        }
    }

    /** {@code qXfer:object:write:annex:offset:data}, the data binary; @param data a view */
    record Write(String object, String annex, long offset, ByteBuffer data) implements TransferCommand {
        private static Write parse(String object, PayloadReader in) {
            String annex = in.textUntil(":");
            in.expect(':');
            long offset = in.hex();
            in.expect(':');
            return new Write(object, annex, offset, in.data());
        }
    }

    /** {@code qXfer:object:operation:...}. */
    static Command parse(PayloadReader in) {
        in.expect(':');
        String object = in.textUntil(":");
        in.expect(':');
        String operation = in.textUntil(":");
        if (!operation.equals("read") && !operation.equals("write")) {
            return new UnknownCommand("qXfer:" + object + ":" + operation);
        }
        in.expect(':');
        return operation.equals("read") ? Read.parse(object, in) : Write.parse(object, in);
    }
}
