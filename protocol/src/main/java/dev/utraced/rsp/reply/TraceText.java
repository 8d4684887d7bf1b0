package dev.utraced.rsp.reply;

import dev.utraced.agent.AgentExpression;
import dev.utraced.target.TraceAction;
import dev.utraced.target.TraceStatus;
import dev.utraced.target.TraceStatus.End;
import dev.utraced.target.TraceVariable;
import dev.utraced.target.Tracepoint;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A trace experiment as text, the same in replies and in the head of a trace file. Numbers are hex, texts hex of UTF-8.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/Tracepoint-Packets.html">Tracepoint Packets</a>
 */
public final class TraceText {
    private TraceText() {}

    /** {@code 1} or {@code 0}, and fields; replies have a {@code T} in front of it. */
    public static String status(TraceStatus status) {
        StringBuilder text = new StringBuilder(status.running() ? "1" : "0");
        if (!status.running()) {
            text.append(';').append(end(status));
        }
        field(text, "tframes", status.frames());
        field(text, "tcreated", status.created());
        field(text, "tfree", status.freeBytes());
        field(text, "tsize", status.sizeBytes());
        field(text, "circular", status.circular() ? 1 : 0);
        field(text, "disconn", status.disconnected() ? 1 : 0);
        field(text, "starttime", status.startMicros());
        field(text, "stoptime", status.stopMicros());
        text.append(";username:").append(hex(status.notes().user()));
        text.append(";notes:").append(hex(status.notes().notes())).append(':');
        return text.toString();
    }

    /** A reason and the number of the tracepoint that it has to do with, 0 where it has to do with none. */
    private static String end(TraceStatus status) {
        End end = status.end();
        if (end instanceof End.Passed passed) {
            return "tpasscount:" + Integer.toHexString(passed.tracepoint());
        }
        if (end instanceof End.Failed failed) {
            return "terror:" + hex(failed.reason()) + ":" + Integer.toHexString(failed.tracepoint());
        }
        if (end instanceof End.Stopped) {
            return "tstop:" + hex(status.notes().stop()) + ":0";
        }
        if (end instanceof End.BufferFull) {
            return "tfull:0";
        }
        if (end instanceof End.ClientGone) {
            return "tdisconnected:0";
        }
        return end instanceof End.NeverRun ? "tnotrun:0" : "tunknown:0";
    }

    private static void field(StringBuilder text, String name, long value) {
        text.append(';').append(name).append(':').append(Long.toHexString(value));
    }

    /** {@code number:value:builtin:name}. */
    public static String variable(TraceVariable variable) {
        return Integer.toHexString(variable.number()) + ":" + Long.toHexString(variable.initial()) + ":"
                + (variable.builtin() ? 1 : 0) + ":" + hex(variable.name());
    }

    /**
     * All of a tracepoint: a piece that starts with {@code T} for the place, one with {@code A} or {@code S} for each action, one with
     * {@code Z} for each piece of source.
     */
    public static List<String> pieces(Tracepoint tracepoint, List<Tracepoint.Source> sources) {
        String id = id(tracepoint.id());
        List<String> pieces = new ArrayList<>();
        pieces.add(
                "T" + id + ":" + (tracepoint.enabled() ? "E" : "D") + ":" + Long.toHexString(tracepoint.steps()) + ":"
                        + Long.toHexString(tracepoint.passes())
                        + tracepoint
                                .condition()
                                .map(condition -> ":" + expression(condition))
                                .orElse(""));
        tracepoint.actions().forEach(action -> pieces.add("A" + id + ":" + action(action)));
        tracepoint.stepActions().forEach(action -> pieces.add("S" + id + ":" + action(action)));
        for (Tracepoint.Source source : sources) {
            pieces.add("Z" + id + ":" + source.type() + ":" + Integer.toHexString(source.start()) + ":"
                    + Integer.toHexString(source.lengthBytes()) + ":" + hex(source.text()));
        }
        return pieces;
    }

    /** {@code number:address}. */
    public static String id(Tracepoint.Id id) {
        return Integer.toHexString(id.number()) + ":" + Long.toHexString(id.address());
    }

    private static String action(TraceAction action) {
        if (action instanceof TraceAction.Registers registers) {
            return "R" + registers.mask();
        }
        if (action instanceof TraceAction.Memory memory) {
            String base = memory.base().isPresent()
                    ? Integer.toHexString(memory.base().getAsInt())
                    : "FFFFFFFF";
            return "M" + base + "," + Long.toHexString(memory.offset()) + "," + Long.toHexString(memory.lengthBytes());
        }
        return expression(((TraceAction.Evaluate) action).expression());
    }

    private static String expression(AgentExpression expression) {
        return "X" + Integer.toHexString(expression.length()) + ","
                + HexFormat.of().formatHex(expression.toBytes());
    }

    /** {@code hits:usage}. */
    public static String use(Tracepoint.Use use) {
        return Long.toHexString(use.hits()) + ":" + Long.toHexString(use.bytes());
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
