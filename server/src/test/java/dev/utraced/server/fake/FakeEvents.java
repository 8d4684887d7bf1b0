package dev.utraced.server.fake;

import dev.utraced.target.Signal;
import dev.utraced.target.StopEvent;
import dev.utraced.target.StopReason;
import dev.utraced.target.ThreadId;
import dev.utraced.target.WatchKind;

/** Events as a script names them: {@code breakpoint TID}, {@code signal N TID}, {@code exit N}, {@code killed N} ...; numbers in hex. */
final class FakeEvents {
    private FakeEvents() {}

    static StopEvent parse(FakeProcess process, String text) {
        String[] words = text.split(" ");
        int last = Integer.parseInt(words[words.length - 1], 16);
        ThreadId leader = new ThreadId(process.id.pid(), process.id.pid());
        return switch (words[0]) {
            case "exit" -> new StopEvent(leader, new StopReason.Exited(last));
            case "killed" -> new StopEvent(leader, new StopReason.Killed(new Signal(last)));
            default -> new StopEvent(new ThreadId(process.id.pid(), last), reason(process, words));
        };
    }

    private static StopReason reason(FakeProcess process, String[] words) {
        return switch (words[0]) {
            case "step" -> new StopReason.Stepped();
            case "breakpoint" -> new StopReason.SoftwareBreakpoint();
            case "hardware" -> new StopReason.HardwareBreakpoint();
            case "signal" -> new StopReason.Signalled(new Signal(Integer.parseInt(words[1], 16)));
            case "watch" -> new StopReason.Watchpoint(WatchKind.WRITE, Long.parseLong(words[1], 16));
            case "entry" -> new StopReason.SyscallEntry(Long.parseLong(words[1], 16));
            case "return" -> new StopReason.SyscallReturn(Long.parseLong(words[1], 16));
            case "fork" -> new StopReason.Forked(new ThreadId(process.id.pid() + 1, process.id.pid() + 1));
            case "clone" -> new StopReason.Cloned(new ThreadId(process.id.pid(), Integer.parseInt(words[1], 16)));
            case "create" -> new StopReason.ThreadCreated();
            case "end" -> new StopReason.ThreadExited(Integer.parseInt(words[1], 16));
            case "exec" -> new StopReason.Execed(words[1]);
            default -> throw new IllegalArgumentException(words[0]);
        };
    }
}
