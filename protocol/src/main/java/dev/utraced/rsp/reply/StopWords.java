package dev.utraced.rsp.reply;

import dev.utraced.rsp.wire.PayloadWriter;
import dev.utraced.target.Signal;
import dev.utraced.target.StopReason;
import dev.utraced.target.ThreadId;
import dev.utraced.target.WatchKind;

/** How each reason is told in a {@code T} packet: its signal, and its word with a value. */
final class StopWords {
    private StopWords() {}

    /** What is no signal of the program's is told as a trap, as clients expect of breakpoints and steps. */
    static Signal signal(StopReason reason) {
        if (reason instanceof StopReason.Signalled signalled) {
            return signalled.signal();
        } else if (reason instanceof StopReason.Interrupted) {
            return Signal.INT;
        } else if (reason instanceof StopReason.Requested) {
            return Signal.NONE;
        }
        return Signal.TRAP;
    }

    static void write(StopReason reason, PayloadWriter out, ReplyStyle style) {
        if (reason instanceof StopReason.SoftwareBreakpoint) {
            if (style.swbreak()) {
                out.text("swbreak:;");
            }
        } else if (reason instanceof StopReason.HardwareBreakpoint) {
            if (style.hwbreak()) {
                out.text("hwbreak:;");
            }
        } else if (reason instanceof StopReason.Watchpoint watchpoint) {
            writeNumber(watchWord(watchpoint.kind()), watchpoint.address(), out);
        } else if (reason instanceof StopReason.SyscallEntry entry) {
            writeNumber("syscall_entry:", entry.number(), out);
        } else if (reason instanceof StopReason.SyscallReturn exit) {
            writeNumber("syscall_return:", exit.number(), out);
        } else if (reason instanceof StopReason.Forked forked) {
            writeThread("fork:", forked.child(), out, style);
        } else if (reason instanceof StopReason.VForked forked) {
            writeThread("vfork:", forked.child(), out, style);
        } else if (reason instanceof StopReason.Cloned cloned) {
            writeThread("clone:", cloned.child(), out, style);
        } else if (reason instanceof StopReason.VForkDone) {
            out.text("vforkdone:;");
        } else if (reason instanceof StopReason.Execed execed) {
            out.text("exec:").hexText(execed.path()).ascii(';');
        } else if (reason instanceof StopReason.ThreadCreated) {
            out.text("create:;");
        }
    }

    private static String watchWord(WatchKind kind) {
        return switch (kind) {
            case WRITE -> "watch:";
            case READ -> "rwatch:";
            case ACCESS -> "awatch:";
        };
    }

    private static void writeNumber(String word, long number, PayloadWriter out) {
        out.text(word).hex(number).ascii(';');
    }

    private static void writeThread(String word, ThreadId thread, PayloadWriter out, ReplyStyle style) {
        out.text(word);
        ThreadIds.write(thread, out, style);
        out.ascii(';');
    }
}
