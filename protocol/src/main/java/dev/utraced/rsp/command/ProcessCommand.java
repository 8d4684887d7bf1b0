package dev.utraced.rsp.command;

import dev.utraced.rsp.wire.PayloadReader;
import dev.utraced.target.ProcessId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How processes come and go. Process ids are in hex, without a {@code p}. */
public sealed interface ProcessCommand extends Command {

    /**
     * {@code vRun;filename[;argument]...}, each in hex.
     *
     * @param program empty: the one of last time
     */
    record Run(String program, List<String> arguments) implements ProcessCommand {
        public Run {
            arguments = List.copyOf(arguments);
        }

        static Run parse(PayloadReader in) {
            in.expect(';');
            String program = in.hexText();
            List<String> arguments = new ArrayList<>();
            while (in.skip(';')) {
                arguments.add(in.hexText());
            }
            in.expectEnd();
            return new Run(program, arguments);
        }
    }

    /** {@code vAttach;pid}. */
    record Attach(ProcessId process) implements ProcessCommand {
        static Attach parse(PayloadReader in) {
            return new Attach(lastProcess(in));
        }
    }

    /**
     * {@code vAttachName;name}, {@code vAttachWait;name}, {@code vAttachOrWait;name}, the name in hex: the process that is called so, or
     * the next one that will be. Packets of lldb's.
     *
     * @see <a href="https://lldb.llvm.org/resources/lldbgdbremote.html">LLDB's GDB remote protocol extensions</a>
     */
    record AttachByName(String name, Which which) implements ProcessCommand {
        /** Of those that are there, of those to come, or of these only where there is none. */
        public enum Which {
            PRESENT,
            NEXT,
            PRESENT_OR_NEXT
        }

        static AttachByName parsePresent(PayloadReader in) {
            return parse(in, Which.PRESENT);
        }

        static AttachByName parseNext(PayloadReader in) {
            return parse(in, Which.NEXT);
        }

        static AttachByName parsePresentOrNext(PayloadReader in) {
            return parse(in, Which.PRESENT_OR_NEXT);
        }

        private static AttachByName parse(PayloadReader in, Which which) {
            in.expect(';');
            String name = in.hexText();
            in.expectEnd();
            return new AttachByName(name, which);
        }
    }

    /** {@code qVAttachOrWaitSupported}. */
    record AttachOrWaitSupported() implements ProcessCommand {
        static AttachOrWaitSupported parse(PayloadReader in) {
            in.expectEnd();
            return new AttachOrWaitSupported();
        }
    }

    /** {@code vKill;pid}. */
    record Kill(ProcessId process) implements ProcessCommand {
        static Kill parse(PayloadReader in) {
            return new Kill(lastProcess(in));
        }
    }

    /** {@code k}: kills all, no reply. */
    record KillAll() implements ProcessCommand {
        static KillAll parse(PayloadReader in) {
            in.expectEnd();
            return new KillAll();
        }
    }

    /** {@code R XX}: starts the last program again, no reply; XX has no meaning. */
    record Restart() implements ProcessCommand {
        static Restart parse(PayloadReader in) {
            return new Restart();
        }
    }

    /** {@code D} or {@code D;pid}; @param process empty: all */
    record Detach(Optional<ProcessId> process) implements ProcessCommand {
        static Detach parse(PayloadReader in) {
            return new Detach(in.atEnd() ? Optional.empty() : Optional.of(lastProcess(in)));
        }
    }

    /** {@code qAttached} or {@code qAttached:pid}: whether it was there before. */
    record WasAttached(Optional<ProcessId> process) implements ProcessCommand {
        static WasAttached parse(PayloadReader in) {
            if (in.atEnd()) {
                return new WasAttached(Optional.empty());
            }
            in.expect(':');
            ProcessId process = ThreadIds.parseProcess(in);
            in.expectEnd();
            return new WasAttached(Optional.of(process));
        }
    }

    private static ProcessId lastProcess(PayloadReader in) {
        in.expect(';');
        ProcessId process = ThreadIds.parseProcess(in);
        in.expectEnd();
        return process;
    }
}
