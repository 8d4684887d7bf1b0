package dev.utraced.rsp.command;

import dev.utraced.agent.AgentExpression;
import dev.utraced.rsp.wire.PayloadReader;
import dev.utraced.target.MemoryRange;
import dev.utraced.target.TraceAction;
import dev.utraced.target.TraceVariable;
import dev.utraced.target.Tracepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Definitions of a trace experiment.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/Tracepoint-Packets.html">Tracepoint Packets</a>
 */
public sealed interface TracepointCommand extends Command {

    /** {@code QTinit}. */
    record ClearTrace() implements TracepointCommand {
        static ClearTrace parse(PayloadReader in) {
            in.expectEnd();
            return new ClearTrace();
        }
    }

    /**
     * {@code QTDP:n:addr:ena:step:pass[:Fflen][:S][:Xlen,bytes][-]}. A wish for a fast or a static tracepoint is passed over: it gets
     * an ordinary one.
     *
     * @param more whether its actions follow
     */
    record Define(Tracepoint tracepoint, boolean more) implements TracepointCommand {}

    /**
     * {@code QTDP:-n:addr:[S]action...[-]}, an action being {@code Rmask}, {@code Mbasereg,offset,len} or {@code Xlen,expr}.
     *
     * @param stepActions what follows the S
     * @param more whether more of them follow
     */
    record AddActions(Tracepoint.Id id, List<TraceAction> actions, List<TraceAction> stepActions, boolean more)
            implements TracepointCommand {
        public AddActions {
            actions = List.copyOf(actions);
            stepActions = List.copyOf(stepActions);
        }
    }

    /** {@code QTDP}, in both forms. */
    static TracepointCommand parseDefinition(PayloadReader in) {
        in.expect(':');
        return in.skip('-') ? parseActions(in) : parseTracepoint(in);
    }

    private static AddActions parseActions(PayloadReader in) {
        Tracepoint.Id id = parseId(in);
        in.expect(':');
        List<TraceAction> actions = new ArrayList<>();
        List<TraceAction> stepActions = new ArrayList<>();
        List<TraceAction> current = actions;
        while (!in.atEnd() && in.peek() != '-') {
            if (in.skip('S')) {
                current = stepActions;
            } else {
                current.add(TraceActions.parse(in));
            }
        }
        return new AddActions(id, actions, stepActions, parseMore(in));
    }

    private static Define parseTracepoint(PayloadReader in) {
        Tracepoint.Id id = parseId(in);
        in.expect(':');
        boolean enabled = in.skip('E');
        if (!enabled) {
            in.expect('D');
        }
        in.expect(':');
        long steps = in.hex();
        in.expect(':');
        long passes = in.hex();
        Optional<AgentExpression> condition = Optional.empty();
        while (in.skip(':')) {
            if (in.skip('F')) {
                in.hex();
            } else if (!in.skip('S')) {
                condition = Optional.of(AgentExpressions.parseOne(in));
            }
        }
        Tracepoint tracepoint = new Tracepoint(id, enabled, steps, passes, condition, List.of(), List.of());
        return new Define(tracepoint, parseMore(in));
    }

    private static boolean parseMore(PayloadReader in) {
        boolean more = in.skip('-');
        in.expectEnd();
        return more;
    }

    private static Tracepoint.Id parseId(PayloadReader in) {
        int number = in.hexInt();
        in.expect(':');
        return new Tracepoint.Id(number, in.hex());
    }

    /** {@code QTDPsrc:n:addr:type:start:slen:bytes}, the bytes in hex. */
    record AddSource(Tracepoint.Id id, Tracepoint.Source source) implements TracepointCommand {
        static AddSource parse(PayloadReader in) {
            in.expect(':');
            Tracepoint.Id id = parseId(in);
            in.expect(':');
            String type = in.textUntil(":");
            in.expect(':');
            int start = in.hexInt();
            in.expect(':');
            int lengthBytes = in.hexInt();
            in.expect(':');
            String text = in.hexText();
            in.expectEnd();
            return new AddSource(id, new Tracepoint.Source(type, start, lengthBytes, text));
        }
    }

    /** {@code QTDV:n:value:builtin:name}, the name in hex. */
    record DefineVariable(TraceVariable variable) implements TracepointCommand {
        static DefineVariable parse(PayloadReader in) {
            in.expect(':');
            int number = in.hexInt();
            in.expect(':');
            long initial = in.hex();
            in.expect(':');
            boolean builtin = in.hex(1) == 1;
            in.expect(':');
            String name = in.hexText();
            in.expectEnd();
            return new DefineVariable(new TraceVariable(number, initial, builtin, name));
        }
    }

    /** {@code QTEnable:n:addr} and {@code QTDisable:n:addr}. */
    record Enable(Tracepoint.Id id, boolean on) implements TracepointCommand {
        static Enable parseEnable(PayloadReader in) {
            return parse(in, true);
        }

        static Enable parseDisable(PayloadReader in) {
            return parse(in, false);
        }

        private static Enable parse(PayloadReader in, boolean on) {
            in.expect(':');
            Tracepoint.Id id = parseId(in);
            in.expectEnd();
            return new Enable(id, on);
        }
    }

    /** {@code QTro:start1,end1:start2,end2:...}, the ends exclusive. */
    record ReadOnly(List<MemoryRange> ranges) implements TracepointCommand {
        public ReadOnly {
            ranges = List.copyOf(ranges);
        }

        static ReadOnly parse(PayloadReader in) {
            List<MemoryRange> ranges = new ArrayList<>();
            while (in.skip(':')) {
                long start = in.hex();
                in.expect(',');
                long end = in.hex();
                if (end - start < 0) {
                    throw in.malformed("a range");
                }
                ranges.add(MemoryRange.between(start, end));
            }
            in.expectEnd();
            return new ReadOnly(ranges);
        }
    }

    /** {@code qTP:tp:addr}: what has come of a tracepoint. */
    record TracepointUse(Tracepoint.Id id) implements TracepointCommand {
        static TracepointUse parse(PayloadReader in) {
            in.expect(':');
            Tracepoint.Id id = parseId(in);
            in.expectEnd();
            return new TracepointUse(id);
        }
    }
}
