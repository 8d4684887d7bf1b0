package dev.utraced.linux.engine;

import dev.utraced.agent.AgentExpression;
import dev.utraced.linux.breakpoint.Removal;
import dev.utraced.linux.trace.ThreadGroup;
import dev.utraced.target.BreakpointSite;
import dev.utraced.target.Breakpoints;
import dev.utraced.target.MemoryRange;
import dev.utraced.target.ProcessId;
import dev.utraced.target.TargetCommands;
import dev.utraced.target.TargetException;
import dev.utraced.target.WatchKind;
import dev.utraced.target.Watchpoints;
import java.util.List;

/** This client's breakpoints and watchpoints. */
final class EngineBreakpoints implements Breakpoints, Watchpoints {
    private final DebuggerEngine engine;
    private final AbsentClients absent;
    private final List<WatchKind> kinds;

    /** @param kinds what the machine's debug registers can watch */
    EngineBreakpoints(DebuggerEngine engine, AbsentClients absent, List<WatchKind> kinds) {
        this.absent = absent;
        this.engine = engine;
        this.kinds = List.copyOf(kinds);
    }

    private ThreadGroup group(ProcessId process) {
        return engine.views().require(process).group();
    }

    @Override
    public void insert(BreakpointSite site, List<AgentExpression> conditions, TargetCommands commands) {
        engine.views().checkHolds();
        ThreadGroup group = group(site.process());
        absent.replaced(group, site.type(), site.address());
        if (commands.actions().isEmpty()) {
            insert(group, site, conditions);
            engine.commands().remove(group, site.type(), site.address());
        } else {
            engine.commands().insert(group, site.type(), site.address(), conditions, commands);
            removeStop(group, site);
        }
    }

    private void insert(ThreadGroup group, BreakpointSite site, List<AgentExpression> conditions) {
        if (site.type() == BreakpointSite.Type.SOFTWARE) {
            engine.breakpoints().insert(group, site.address(), engine, conditions);
        } else {
            engine.breakpoints().insertHardware(group, site.address(), engine);
        }
    }

    @Override
    public void remove(BreakpointSite site) {
        ThreadGroup group = group(site.process());
        absent.replaced(group, site.type(), site.address());
        boolean commands = engine.commands().remove(group, site.type(), site.address());
        Removal stop = removeStop(group, site);
        if (!commands && stop == Removal.NONE) {
            throw new TargetException("there is no breakpoint at 0x" + Long.toHexString(site.address()));
        }
        if (stop == Removal.LOST) {
            requireMemory(group, site.address());
        }
    }

    /** The breakpoint is gone, but its client is to know that it went with its memory. */
    private void requireMemory(ThreadGroup group, long address) {
        if (!engine.breakpoints().memory(group).read(address, new byte[1])) {
            throw new TargetException("Cannot access memory at address 0x" + Long.toHexString(address));
        }
    }

    private Removal removeStop(ThreadGroup group, BreakpointSite site) {
        if (site.type() == BreakpointSite.Type.SOFTWARE) {
            return engine.breakpoints().remove(group, site.address(), engine);
        }
        return engine.breakpoints().removeHardware(group, site.address(), engine) ? Removal.DONE : Removal.NONE;
    }

    @Override
    public void allowJumpPads(boolean allowed) {
        engine.breakpoints().allowJumpPads(allowed);
    }

    @Override
    public boolean supports(WatchKind kind) {
        return kinds.contains(kind);
    }

    @Override
    public void insert(ProcessId process, WatchKind kind, MemoryRange range) {
        engine.breakpoints().insertWatch(group(process), kind, range, engine);
    }

    @Override
    public void remove(ProcessId process, WatchKind kind, MemoryRange range) {
        if (!engine.breakpoints().removeWatch(group(process), kind, range, engine)) {
            throw new TargetException("there is no watchpoint at 0x" + Long.toHexString(range.start()));
        }
    }
}
