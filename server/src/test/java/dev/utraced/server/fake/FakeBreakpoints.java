package dev.utraced.server.fake;

import dev.utraced.agent.AgentExpression;
import dev.utraced.target.BreakpointSite;
import dev.utraced.target.Breakpoints;
import dev.utraced.target.MemoryRange;
import dev.utraced.target.ProcessId;
import dev.utraced.target.TargetCommands;
import dev.utraced.target.TargetException;
import dev.utraced.target.WatchKind;
import dev.utraced.target.Watchpoints;
import java.util.ArrayList;
import java.util.List;

/** Remembers what is where. Nothing can be put below 0x1000, and reads alone cannot be watched. */
final class FakeBreakpoints implements Breakpoints {
    private final FakeTarget target;
    private final List<String> placed = new ArrayList<>();
    private final Watchpoints watchpoints = new FakeWatchpoints();

    FakeBreakpoints(FakeTarget target) {
        this.target = target;
    }

    List<String> placed() {
        return placed;
    }

    Watchpoints watchpoints() {
        return watchpoints;
    }

    @Override
    public void insert(BreakpointSite site, List<AgentExpression> conditions, TargetCommands commands) {
        target.held(site.process());
        if (site.address() < FakeProcess.MEMORY_START) {
            throw new TargetException("cannot put a breakpoint at 0x" + Long.toHexString(site.address()));
        }
        target.note("insert " + text(site) + " " + conditions);
        if (!commands.actions().isEmpty()) {
            target.note("commands " + commands);
        }
        placed.remove(text(site));
        placed.add(text(site));
    }

    @Override
    public void remove(BreakpointSite site) {
        take(text(site));
    }

    @Override
    public void allowJumpPads(boolean allowed) {
        target.note("jump pads " + allowed);
    }

    private void take(String text) {
        if (!placed.remove(text)) {
            throw new TargetException("no " + text);
        }
    }

    private static String text(BreakpointSite site) {
        return site.type() + " " + site.process() + " 0x" + Long.toHexString(site.address()) + " " + site.kind();
    }

    private final class FakeWatchpoints implements Watchpoints {
        @Override
        public boolean supports(WatchKind kind) {
            return kind != WatchKind.READ;
        }

        @Override
        public void insert(ProcessId process, WatchKind kind, MemoryRange range) {
            placed.add(text(process, kind, range));
        }

        @Override
        public void remove(ProcessId process, WatchKind kind, MemoryRange range) {
            take(text(process, kind, range));
        }

        private String text(ProcessId process, WatchKind kind, MemoryRange range) {
            return kind + " " + process + " 0x" + Long.toHexString(range.start()) + " " + range.lengthBytes();
        }
    }
}
