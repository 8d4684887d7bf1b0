package dev.utraced.rsp.command;

import dev.utraced.rsp.wire.PayloadReader;
import dev.utraced.target.TraceAction;
import java.util.OptionalInt;

/** Actions of tracepoints as packets have them: {@code Rmask}, {@code Mbasereg,offset,len} or {@code Xlen,expr}. */
final class TraceActions {
    /** Clients write -1 in both ways. */
    private static final long NO_REGISTER = 0xffff_ffffL;

    private TraceActions() {}

    static TraceAction parse(PayloadReader in) {
        if (in.skip('R')) {
            return new TraceAction.Registers(in.textUntil("RMXS-"));
        }
        if (in.skip('M')) {
            return parseMemory(in);
        }
        return new TraceAction.Evaluate(AgentExpressions.parseOne(in));
    }

    private static TraceAction.Memory parseMemory(PayloadReader in) {
        boolean negative = in.skip('-');
        long register = in.hex();
        in.expect(',');
        boolean below = in.skip('-');
        long offset = in.hex();
        in.expect(',');
        long lengthBytes = in.hexInt();
        OptionalInt base = negative || register == NO_REGISTER
                ? OptionalInt.empty()
                : OptionalInt.of((int) (register & Integer.MAX_VALUE));
        return new TraceAction.Memory(base, below ? -offset : offset, lengthBytes);
    }
}
