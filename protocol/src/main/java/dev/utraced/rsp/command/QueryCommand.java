package dev.utraced.rsp.command;

import dev.utraced.rsp.wire.PayloadReader;
import dev.utraced.target.ThreadSelector;
import java.util.OptionalLong;

/** Questions of all kinds. */
public sealed interface QueryCommand extends Command {

    /** {@code qRcmd,command} in hex: the {@code monitor} command. */
    record Monitor(String command) implements QueryCommand {
        static Monitor parse(PayloadReader in) {
            in.expect(',');
            String command = in.hexText();
            in.expectEnd();
            return new Monitor(command);
        }
    }

    /**
     * {@code qSymbol::} offers to look symbols up; {@code qSymbol:[value]:name}, the name in hex, answers a look-up.
     *
     * @param value empty: not known
     * @param name empty: an offer
     */
    record Symbol(OptionalLong value, String name) implements QueryCommand {
        static Symbol parse(PayloadReader in) {
            in.expect(':');
            OptionalLong value = in.peek() == ':' ? OptionalLong.empty() : OptionalLong.of(in.hex());
            in.expect(':');
            String name = in.hexText();
            in.expectEnd();
            return new Symbol(value, name);
        }
    }

    /** {@code qGetTLSAddr:thread-id,offset,lm}; @param linkMap address of the module's {@code link_map}; 0: the program */
    record ThreadLocalAddress(ThreadSelector thread, long offset, long linkMap) implements QueryCommand {
        static ThreadLocalAddress parse(PayloadReader in) {
            in.expect(':');
            ThreadSelector thread = ThreadIds.parse(in);
            in.expect(',');
            long offset = in.hex();
            in.expect(',');
            long linkMap = in.hex();
            in.expectEnd();
            return new ThreadLocalAddress(thread, offset, linkMap);
        }
    }
}
