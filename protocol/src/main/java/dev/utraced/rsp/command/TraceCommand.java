package dev.utraced.rsp.command;

import dev.utraced.rsp.wire.PayloadReader;
import dev.utraced.target.FrameQuery;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Runs of a trace experiment, and what came of them.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/Tracepoint-Packets.html">Tracepoint Packets</a>
 */
public sealed interface TraceCommand extends Command {

    /** {@code QTStart}: the program is traced from now on. */
    record StartTrace() implements TraceCommand {
        static StartTrace parse(PayloadReader in) {
            in.expectEnd();
            return new StartTrace();
        }
    }

    /** {@code QTStop}: and no more. */
    record StopTrace() implements TraceCommand {
        static StopTrace parse(PayloadReader in) {
            in.expectEnd();
            return new StopTrace();
        }
    }

    /** {@code qTStatus}: whether a trace experiment runs, and how the last one ended. */
    record GetTraceStatus() implements TraceCommand {
        static GetTraceStatus parse(PayloadReader in) {
            in.expectEnd();
            return new GetTraceStatus();
        }
    }

    /** {@code qTfP}: the first piece of the definitions. */
    record FirstTracepoint() implements TraceCommand {
        static FirstTracepoint parse(PayloadReader in) {
            in.expectEnd();
            return new FirstTracepoint();
        }
    }

    /** {@code qTsP}: the next piece. */
    record NextTracepoint() implements TraceCommand {
        static NextTracepoint parse(PayloadReader in) {
            in.expectEnd();
            return new NextTracepoint();
        }
    }

    /** {@code qTfV}: the first trace state variable. */
    record FirstVariable() implements TraceCommand {
        static FirstVariable parse(PayloadReader in) {
            in.expectEnd();
            return new FirstVariable();
        }
    }

    /** {@code qTsV}: the next one. */
    record NextVariable() implements TraceCommand {
        static NextVariable parse(PayloadReader in) {
            in.expectEnd();
            return new NextVariable();
        }
    }

    /** {@code qTMinFTPILen}: the least length of an instruction that can have a fast tracepoint. */
    record LeastFastLength() implements TraceCommand {
        static LeastFastLength parse(PayloadReader in) {
            in.expectEnd();
            return new LeastFastLength();
        }
    }

    /** {@code QTDisconnected:0} or {@code :1}: whether a run goes on when the client has gone. */
    record TraceDisconnected(boolean on) implements TraceCommand {
        static TraceDisconnected parse(PayloadReader in) {
            return new TraceDisconnected(Flags.parse(in));
        }
    }

    /** {@code QTBuffer:circular:0} or {@code :1}. */
    record BufferCircular(boolean on) implements TraceCommand {}

    /** {@code QTBuffer:size:bytes}; @param bytes empty, written -1: the usual size */
    record BufferSize(OptionalLong bytes) implements TraceCommand {}

    /** {@code QTBuffer}, in both forms. */
    static Command parseBuffer(PayloadReader in) {
        in.expect(':');
        String setting = in.textUntil(":");
        if (setting.equals("circular")) {
            return new BufferCircular(Flags.parse(in));
        }
        if (!setting.equals("size")) {
            return new UnknownCommand("QTBuffer:" + setting);
        }
        in.expect(':');
        OptionalLong bytes = OptionalLong.empty();
        if (in.skip('-')) {
            in.expect('1');
        } else {
            bytes = OptionalLong.of(in.hexInt());
        }
        in.expectEnd();
        return new BufferSize(bytes);
    }

    /** {@code QTNotes:[type:text][;type:text]...}, the text in hex; @param texts by their types {@code user}, {@code notes}, {@code tstop} */
    record Annotate(Map<String, String> texts) implements TraceCommand {
        public Annotate {
            texts = Map.copyOf(texts);
        }

        static Annotate parse(PayloadReader in) {
            in.expect(':');
            Map<String, String> texts = new HashMap<>();
            while (!in.atEnd()) {
                String type = in.textUntil(":");
                in.expect(':');
                texts.put(type, in.hexText());
                if (!in.skip(';')) {
                    in.expectEnd();
                }
            }
            return new Annotate(texts);
        }
    }

    /** {@code QTSave:filename}, the name in hex: writes a trace file where the server is. */
    record SaveTrace(String path) implements TraceCommand {
        static SaveTrace parse(PayloadReader in) {
            in.expect(':');
            String path = in.hexText();
            in.expectEnd();
            return new SaveTrace(path);
        }
    }

    /**
     * {@code QTFrame:n}, {@code QTFrame:pc:addr}, {@code QTFrame:tdp:t}, {@code QTFrame:range:start:end},
     * {@code QTFrame:outside:start:end}.
     *
     * @param frame empty, n being -1: the live program again
     */
    record SelectFrame(Optional<FrameQuery> frame) implements TraceCommand {
        private static final long NONE = 0xffff_ffffL;

        static Command parse(PayloadReader in) {
            in.expect(':');
            if (in.peek() == 'p' || in.peek() == 't' || in.peek() == 'r' || in.peek() == 'o') {
                return parseSearch(in);
            }
            if (in.skip('-')) {
                in.expect('1');
                in.expectEnd();
                return new SelectFrame(Optional.empty());
            }
            long number = in.hex();
            in.expectEnd();
            return number == NONE
                    ? new SelectFrame(Optional.empty())
                    : new SelectFrame(Optional.of(new FrameQuery.Number((int) Math.min(number, Integer.MAX_VALUE))));
        }

        private static Command parseSearch(PayloadReader in) {
            String by = in.textUntil(":");
            in.expect(':');
            long first = in.hex();
            FrameQuery query;
            switch (by) {
                case "pc" -> query = new FrameQuery.AtPc(first);
                case "tdp" -> query = new FrameQuery.OfTracepoint((int) first);
                case "range" -> query = new FrameQuery.Inside(first, parseLast(in));
                case "outside" -> query = new FrameQuery.Outside(first, parseLast(in));
                default -> {
                    return new UnknownCommand("QTFrame:" + by);
                }
            }
            in.expectEnd();
            return new SelectFrame(Optional.of(query));
        }

        private static long parseLast(PayloadReader in) {
            in.expect(':');
            return in.hex();
        }
    }

    /** {@code qTV:number}: a trace state variable's value. */
    record VariableValue(int number) implements TraceCommand {
        static VariableValue parse(PayloadReader in) {
            in.expect(':');
            int number = in.hexInt();
            in.expectEnd();
            return new VariableValue(number);
        }
    }

    /** {@code qTBuffer:offset,length}: the buffer as it goes into a trace file. */
    record ReadBuffer(long offset, int lengthBytes) implements TraceCommand {
        static ReadBuffer parse(PayloadReader in) {
            in.expect(':');
            long offset = in.hex();
            in.expect(',');
            int lengthBytes = in.hexInt();
            in.expectEnd();
            return new ReadBuffer(offset, lengthBytes);
        }
    }
}
