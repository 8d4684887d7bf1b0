package dev.utraced.rsp.reply;

import dev.utraced.rsp.wire.PayloadWriter;

/** Words and numbers. */
public sealed interface BasicReply extends Reply {

    /** {@code OK}. */
    record Ok() implements BasicReply {
        public static final Ok OK = new Ok();

        @Override
        public void write(PayloadWriter out, ReplyStyle style) {
            out.text("OK");
        }
    }

    /** The empty reply: this server does not know the packet. Never an error for that, clients rely on it. */
    record Empty() implements BasicReply {
        public static final Empty EMPTY = new Empty();

        @Override
        public void write(PayloadWriter out, ReplyStyle style) {}
    }

    /** Text as it stands. */
    record Text(String text) implements BasicReply {
        @Override
        public void write(PayloadWriter out, ReplyStyle style) {
            out.text(text);
        }
    }

    /** An unsigned number: how many bytes {@code qXfer} wrote, the address that {@code qGetTLSAddr} asked for. */
    record Number(long number) implements BasicReply {
        @Override
        public void write(PayloadWriter out, ReplyStyle style) {
            out.hex(number);
        }
    }

    /** {@code C} and 8 digits: what {@code qCRC} asked for. */
    record Checksum(int crc) implements BasicReply {
        @Override
        public void write(PayloadWriter out, ReplyStyle style) {
            out.ascii('C').hex(crc & 0xffff_ffffL, 8);
        }
    }

    /** {@code 1,address}: {@code qSearch} found it. */
    record Found(long address) implements BasicReply {
        @Override
        public void write(PayloadWriter out, ReplyStyle style) {
            out.text("1,").hex(address);
        }
    }

    /** {@code 0}: {@code qSearch} did not find it. */
    record NotFound() implements BasicReply {
        @Override
        public void write(PayloadWriter out, ReplyStyle style) {
            out.ascii('0');
        }
    }

    /** {@code O} and text in hex: shown by the client at once; the real reply is still to come. */
    record ConsoleOutput(String text) implements BasicReply {
        @Override
        public void write(PayloadWriter out, ReplyStyle style) {
            out.ascii('O').hexText(text);
        }
    }

    /** {@code U}: {@code qExecAndArgs} asks for a program, and there is none. */
    record NoProgram() implements BasicReply {
        @Override
        public void write(PayloadWriter out, ReplyStyle style) {
            out.ascii('U');
        }
    }

    /** {@code S;program;arguments;}, each in hex: what {@code qExecAndArgs} asked for; @param arguments as one would type them */
    record ProgramToStart(String program, String arguments) implements BasicReply {
        @Override
        public void write(PayloadWriter out, ReplyStyle style) {
            out.text("S;").hexText(program).ascii(';').hexText(arguments).ascii(';');
        }
    }

    /** {@code qSymbol:name}, the name in hex: a question back, what is that symbol's value? */
    record SymbolLookup(String name) implements BasicReply {
        @Override
        public void write(PayloadWriter out, ReplyStyle style) {
            out.text("qSymbol:").hexText(name);
        }
    }
}
