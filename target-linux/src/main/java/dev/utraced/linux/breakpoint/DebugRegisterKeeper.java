package dev.utraced.linux.breakpoint;

import dev.utraced.linux.arch.DebugRegisters;
import dev.utraced.linux.sys.KernelException;
import dev.utraced.linux.trace.Attachment;
import dev.utraced.linux.trace.ThreadGroup;
import dev.utraced.linux.trace.Tracee;
import dev.utraced.linux.trace.Wish;
import dev.utraced.target.MemoryRange;
import dev.utraced.target.TargetException;
import dev.utraced.target.WatchKind;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hardware breakpoints and watchpoints: which process has which, and that every thread of it, new ones too, has them armed. */
final class DebugRegisterKeeper {
    private static final Logger LOG = LoggerFactory.getLogger("tracer");

    private static final String SILENT = "the debug registers of this machine do nothing, as of some virtual ones:"
            + " only software breakpoints and watchpoints work (gdb: set can-use-hw-watchpoints 0)";

    private final Function<Tracee, Attachment> attachments;
    private final BooleanSupplier silent;
    private final Map<ThreadGroup, WatchTable> tables = new IdentityHashMap<>();

    /**
     * @param attachments of the engine that keeps breakpoints
     * @param silent whether debug registers do nothing here
     */
    DebugRegisterKeeper(Function<Tracee, Attachment> attachments, BooleanSupplier silent) {
        this.attachments = attachments;
        this.silent = silent;
    }

    /** What a watchpoint is found by. */
    private record Watch(WatchKind kind, MemoryRange range) {}

    void insertBreakpoint(ThreadGroup group, long address, BreakpointClient owner) {
        DebugRegisters registers = group.architecture().debugRegisters();
        arm(group, owner, address, List.of(registers.breakpoint(address)));
    }

    boolean removeBreakpoint(ThreadGroup group, long address, BreakpointClient owner) {
        return disarm(group, owner, address);
    }

    void insertWatch(ThreadGroup group, WatchKind kind, MemoryRange range, BreakpointClient owner) {
        DebugRegisters registers = group.architecture().debugRegisters();
        if (!registers.supports(kind) || range.lengthBytes() > (long) registers.count() * Long.BYTES) {
            throw new TargetException("cannot watch " + range.lengthBytes() + " bytes in hardware");
        }
        arm(group, owner, new Watch(kind, range), registers.split(kind, range));
    }

    boolean removeWatch(ThreadGroup group, WatchKind kind, MemoryRange range, BreakpointClient owner) {
        return disarm(group, owner, new Watch(kind, range));
    }

    private void arm(ThreadGroup group, BreakpointClient owner, Object key, List<DebugRegisters.Slot> slots) {
        refuseWhereSilent();
        WatchTable table = tables.computeIfAbsent(
                group, any -> new WatchTable(group.architecture().debugRegisters()));
        table.insert(owner, key, slots);
        try {
            spread(group, table);
        } catch (KernelException e) {
            table.remove(owner, key);
            spread(group, table);
            throw new TargetException("the kernel refuses this hardware breakpoint: " + e.errno());
        }
    }

    /** Accepted, they would never be hit. Most clients show only that it did not work, so the log has the reason, too. */
    private void refuseWhereSilent() {
        if (silent.getAsBoolean()) {
            LOG.warn(SILENT);
            throw new TargetException(SILENT);
        }
    }

    private boolean disarm(ThreadGroup group, BreakpointClient owner, Object key) {
        WatchTable table = tables.get(group);
        if (table == null || !table.remove(owner, key)) {
            return false;
        }
        spread(group, table);
        return true;
    }

    void removeAllOf(ThreadGroup group, BreakpointClient owner) {
        WatchTable table = tables.get(group);
        if (table != null) {
            table.removeAllOf(owner);
            spread(group, table);
        }
    }

    /** Stopped threads get their registers now, so that a refusal is known now; running ones are stopped for a moment. */
    private void spread(ThreadGroup group, WatchTable table) {
        for (Tracee tracee : List.copyOf(group.tracees())) {
            if (tracee.isStopped()) {
                table.write(tracee);
            } else if (tracee.isAlive()) {
                attachments.apply(tracee).want(Wish.REPORT);
            }
        }
    }

    /** The thread is about to run. */
    void bringUpToDate(Tracee tracee) {
        WatchTable table = tables.isEmpty() ? null : tables.get(tracee.group());
        if (table == null || !table.isDue(tracee)) {
            return;
        }
        try {
            table.write(tracee);
        } catch (KernelException e) {
            LOG.warn("tid {}: {}", tracee.tid(), e.getMessage());
        }
    }

    /** The thread may have hit something; its owners are told. */
    void tellHits(Tracee tracee) {
        WatchTable table = tables.isEmpty() ? null : tables.get(tracee.group());
        List<WatchTable.Hit> hits = table == null ? List.of() : table.takeHits(tracee);
        for (WatchTable.Hit hit : hits) {
            tracee.attachmentOf(hit.owner()).ifPresent(attachment -> attachment.answer(tell(hit, attachment)));
        }
    }

    private static Wish tell(WatchTable.Hit hit, Attachment attachment) {
        return hit.slot()
                .watch()
                .map(kind ->
                        hit.owner().watchpointHit(attachment, kind, hit.slot().address()))
                .orElseGet(() -> hit.owner().breakpointHit(attachment, true));
    }

    /** Whether memory that is touched may be watched, by the processor alone. */
    boolean isArmed(ThreadGroup group) {
        return tables.containsKey(group) && !tables.get(group).isEmpty();
    }

    void clear(Tracee tracee) {
        WatchTable table = tables.get(tracee.group());
        if (table != null) {
            table.clear(tracee);
        }
    }

    void forget(ThreadGroup group) {
        tables.remove(group);
    }
}
