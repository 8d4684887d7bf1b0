package dev.utraced.rsp.command;

import dev.utraced.agent.AgentExpression;
import dev.utraced.rsp.wire.PayloadReader;
import dev.utraced.target.TargetCommands;
import java.util.List;

/** Breakpoints and watchpoints in the selected thread's process. */
public sealed interface BreakpointCommand extends Command {

    /** The types, in the order of their numbers, from 0 on. */
    enum Type {
        SOFTWARE_BREAKPOINT,
        HARDWARE_BREAKPOINT,
        WRITE_WATCHPOINT,
        READ_WATCHPOINT,
        ACCESS_WATCHPOINT;

        private static final List<Type> IN_ORDER = List.of(values());
    }

    /**
     * What is put or removed.
     *
     * @param kind of a breakpoint the architecture's length code, of a watchpoint the length in bytes
     */
    record Point(Type type, long address, int kind) {}

    /**
     * {@code Z type,addr,kind[;cond-list][;cmds:persist,cmd-list]}, both lists of {@code Xlength,bytecode}, the bytecode in hex.
     *
     * @param conditions one of them must be true for a stop; empty: always stop
     */
    record Insert(Point point, List<AgentExpression> conditions, TargetCommands commands) implements BreakpointCommand {
        public Insert {
            conditions = List.copyOf(conditions);
        }

        static Command parse(PayloadReader in) {
            int type = in.hexInt();
            if (type >= Type.IN_ORDER.size()) {
                return new UnknownCommand("Z" + type);
            }
            Point point = parsePoint(type, in);
            if (in.atEnd()) {
                return new Insert(point, List.of(), TargetCommands.NONE);
            }
            List<AgentExpression> conditions = List.of();
            TargetCommands commands = TargetCommands.NONE;
            while (in.skip(';')) {
                if (in.peek() == 'X') {
                    conditions = AgentExpressions.parseAll(in);
                } else if (!in.atEnd()) {
                    commands = parseCommands(in);
                }
            }
            in.expectEnd();
            return new Insert(point, conditions, commands);
        }
    }

    /** {@code z type,addr,kind}. */
    record Remove(Point point) implements BreakpointCommand {
        static Command parse(PayloadReader in) {
            int type = in.hexInt();
            if (type >= Type.IN_ORDER.size()) {
                return new UnknownCommand("z" + type);
            }
            Point point = parsePoint(type, in);
            in.expectEnd();
            return new Remove(point);
        }
    }

    /** {@code cmds:persist,cmd-list}. */
    private static TargetCommands parseCommands(PayloadReader in) {
        if (!in.textUntil(":").equals("cmds")) {
            throw in.malformed("conditions or commands");
        }
        in.expect(':');
        boolean persist = in.hex(1) == 1;
        in.expect(',');
        return new TargetCommands(persist, AgentExpressions.parseAll(in));
    }

    private static Point parsePoint(int type, PayloadReader in) {
        in.expect(',');
        long address = in.hex();
        in.expect(',');
        return new Point(Type.IN_ORDER.get(type), address, in.hexInt());
    }
}
