package dev.utraced.rsp.reply;

import dev.utraced.rsp.reply.ReplyStyle.StopForm;
import dev.utraced.rsp.wire.PayloadWriter;
import dev.utraced.target.StopEvent;
import dev.utraced.target.StopReason;
import java.util.List;
import java.util.OptionalInt;

/** Why something is no longer running: {@code T}, {@code W}, {@code X}, {@code w} and {@code N}; also what a notification carries. */
public sealed interface StopReply extends Reply {

    /**
     * One event.
     *
     * @param registers of the thread that stopped; none of a thread or process that has ended
     * @param core the processor it was on
     */
    record Stopped(StopEvent event, List<ExpeditedRegister> registers, OptionalInt core) implements StopReply {
        public Stopped {
            registers = List.copyOf(registers);
        }

        /** An event that is told without registers. */
        public static Stopped of(StopEvent event) {
            return new Stopped(event, List.of(), OptionalInt.empty());
        }

        @Override
        public void write(PayloadWriter out, ReplyStyle style) {
            StopReason reason = event.reason();
            if (reason instanceof StopReason.Exited exited) {
                writeEnd(out, style, 'W', exited.status());
            } else if (reason instanceof StopReason.Killed killed) {
                writeEnd(out, style, 'X', killed.signal().number());
            } else if (reason instanceof StopReason.Withdrawn) {
                // The protocol has no word for it; what counts for the client is that it holds the process no longer.
                writeEnd(out, style, 'W', 0);
            } else if (reason instanceof StopReason.ThreadExited exited) {
                out.ascii('w').hex(exited.status() & 0xff, 2).ascii(';');
                ThreadIds.write(event.thread(), out, style);
            } else {
                writeStop(out, style);
            }
        }

        /** Two digits always: lldb reads no other number of them. */
        private void writeEnd(PayloadWriter out, ReplyStyle style, char letter, int status) {
            out.ascii(letter).hex(status & 0xff, 2);
            if (style.multiprocess()) {
                out.text(";process:").hex(event.thread().pid());
            }
        }

        private void writeStop(PayloadWriter out, ReplyStyle style) {
            boolean signalOnly = style.stops() == StopForm.SIGNAL_ONLY;
            out.ascii(signalOnly ? 'S' : 'T')
                    .hex(StopWords.signal(event.reason()).number(), 2);
            if (signalOnly) {
                return;
            }
            StopWords.write(event.reason(), out, style);
            for (ExpeditedRegister register : registers) {
                out.hex(register.number(), register.number() > 0xff ? 4 : 2).ascii(':');
                out.hexData(register.value(), 0, register.value().length).ascii(';');
            }
            if (style.stops() == StopForm.FULL) {
                out.text("thread:");
                ThreadIds.write(event.thread(), out, style);
                out.ascii(';');
            }
            if (core.isPresent()) {
                out.text("core:").hex(core.getAsInt()).ascii(';');
            }
        }
    }

    /** {@code N}: what was resumed has ended, other threads are still there, stopped. Only for clients that offered {@code no-resumed}. */
    record NoResumed() implements StopReply {
        @Override
        public void write(PayloadWriter out, ReplyStyle style) {
            out.ascii('N');
        }
    }

    /** {@code W00}: asked why everything is stopped, with no process there. */
    record NoProcess() implements StopReply {
        @Override
        public void write(PayloadWriter out, ReplyStyle style) {
            out.text("W00");
        }
    }
}
