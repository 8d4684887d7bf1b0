package dev.utraced.linux.breakpoint;

import dev.utraced.agent.AgentExpression;
import dev.utraced.linux.arch.Architecture;
import dev.utraced.linux.breakpoint.Passage.Crossing;
import dev.utraced.linux.trace.AddressSpace;
import dev.utraced.linux.trace.Attachment;
import dev.utraced.linux.trace.EventKind;
import dev.utraced.linux.trace.EventMask;
import dev.utraced.linux.trace.ResidentEngine;
import dev.utraced.linux.trace.ThreadGroup;
import dev.utraced.linux.trace.TraceEvent;
import dev.utraced.linux.trace.Tracee;
import dev.utraced.linux.trace.TracingEngine;
import dev.utraced.linux.trace.Wish;
import dev.utraced.target.MemoryRange;
import dev.utraced.target.TargetException;
import dev.utraced.target.WatchKind;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Keeps the breakpoints of all other engines: the first engine on every tracee. It claims the traps that are its own, tells them to
 * their owners, and hides them from everybody else; and it brings threads past traps that nobody wants to stop at.
 */
public final class BreakpointEngine implements ResidentEngine {
    private static final EventMask MASK = EventMask.of(
            EventKind.SIGNAL,
            EventKind.STEP,
            EventKind.TRAP,
            EventKind.FORK,
            EventKind.QUIESCE,
            EventKind.SYSCALL_OF_OTHERS,
            EventKind.RESUME,
            EventKind.LIFE);

    private final ProgramSpace programSpace;
    private final PadLayer padLayer;
    private final Map<AddressSpace, TrapTable> tables = new IdentityHashMap<>();
    private final DebugRegisterKeeper debugRegisters;
    private final Crosser crosser;
    private final Map<Tracee, Passage> passages = new IdentityHashMap<>();
    private final TrapHits hits = new TrapHits(passages);

    /**
     * @param programSpace where code of ours can be in a process
     * @param silentRegisters whether debug registers do nothing here
     */
    public BreakpointEngine(ProgramSpace programSpace, BooleanSupplier silentRegisters) {
        this.programSpace = programSpace;
        debugRegisters = new DebugRegisterKeeper(this::attachmentTo, silentRegisters);
        padLayer = new PadLayer(programSpace);
        crosser = new Crosser(this::othersOf, debugRegisters::isArmed, padLayer);
    }

    // -- for the owners

    /** The process's memory without anything of ours in it. */
    public CleanMemory memory(ThreadGroup group) {
        return table(group).memory();
    }

    /** @throws TargetException where it cannot be put there */
    public void insert(ThreadGroup group, long address, BreakpointClient owner, List<AgentExpression> when) {
        group.arm();
        table(group).insert(address, owner, List.copyOf(when));
    }

    public Removal remove(ThreadGroup group, long address, BreakpointClient owner) {
        Removal removed = table(group).remove(address, owner);
        restoreTurnsWithoutTraps(group);
        return removed;
    }

    private void restoreTurnsWithoutTraps(ThreadGroup group) {
        if (table(group).isEmpty()) {
            group.tracees().forEach(tracee -> tracee.turns().restore());
        }
    }

    /** Whether the client has a breakpoint there. */
    public boolean isOwner(ThreadGroup group, long address, BreakpointClient client) {
        return table(group)
                .at(address)
                .filter(trap -> trap.owners().containsKey(client))
                .isPresent();
    }

    /** Whether a trap is there that the client may be told of: one of its own, or the program's. */
    public boolean concerns(ThreadGroup group, long address, BreakpointClient client) {
        TrapTable table = table(group);
        return table.at(address)
                .map(trap -> trap.owners().containsKey(client))
                .orElseGet(() -> table.programHasTrapAt(address));
    }

    /** A breakpoint in a debug register. @throws TargetException where none is left, they do nothing, or the kernel refuses the address */
    public void insertHardware(ThreadGroup group, long address, BreakpointClient owner) {
        armDebugRegisters(group);
        debugRegisters.insertBreakpoint(group, address, owner);
    }

    /** Whether threads may decide conditions by themselves; those that are in a pad come out of it by themselves. */
    public void allowJumpPads(boolean allowed) {
        padLayer.allow(allowed);
        if (!allowed) {
            tables.values().forEach(TrapTable::takeBackJumps);
        }
    }

    /** They see what threads do in jump pads, too. */
    private void armDebugRegisters(ThreadGroup group) {
        group.arm();
        table(group).takeBackJumps();
    }

    /** @return false: the owner has none there */
    public boolean removeHardware(ThreadGroup group, long address, BreakpointClient owner) {
        return debugRegisters.removeBreakpoint(group, address, owner);
    }

    /** @throws TargetException where the range needs more debug registers than are left, they do nothing, or the kernel refuses it */
    public void insertWatch(ThreadGroup group, WatchKind kind, MemoryRange range, BreakpointClient owner) {
        armDebugRegisters(group);
        debugRegisters.insertWatch(group, kind, range, owner);
    }

    /** @return false: the owner has no such one */
    public boolean removeWatch(ThreadGroup group, WatchKind kind, MemoryRange range, BreakpointClient owner) {
        return debugRegisters.removeWatch(group, kind, range, owner);
    }

    private Attachment attachmentTo(Tracee tracee) {
        return tracee.attachmentOf(this).orElseThrow();
    }

    private TrapTable table(ThreadGroup group) {
        TrapTable table = tables.get(group.memory());
        if (table == null) {
            byte[] trap = group.architecture().trapInstruction();
            table = new TrapTable(group.memory(), trap, () -> programSpace.scratch(group));
            tables.put(group.memory(), table);
        }
        return table;
    }

    /** Whether nothing of this engine is in the way of the tracee's next step: neither a trap that it is brought past, nor a debug register. */
    public boolean leavesAlone(Tracee tracee) {
        return !passages.containsKey(tracee) && !debugRegisters.isArmed(tracee.group());
    }

    // -- events

    @Override
    public Wish report(Attachment attachment, TraceEvent event) {
        Tracee tracee = attachment.tracee();
        TraceEvent ofProgram = leavePad(tracee, event);
        Passage passage = passages.isEmpty() ? null : passages.get(tracee);
        boolean isOver = passage != null && endsCrossing(tracee, passage, ofProgram);
        if (!isOver && ofProgram instanceof TraceEvent.TrapHit) {
            hits.hit(tracee, table(tracee.group()));
        } else if (!isOver
                && (ofProgram instanceof TraceEvent.DebugRegisterHit || ofProgram instanceof TraceEvent.StepDone)) {
            debugRegisters.tellHits(tracee);
        }
        return attachment.wish() == Wish.STOP ? Wish.STOP : Wish.RESUME;
    }

    private TraceEvent leavePad(Tracee tracee, TraceEvent event) {
        ThreadGroup group = tracee.group();
        return hasPads(group) ? table(group).pads().leave(tracee, event) : event;
    }

    /** Asked at each stop: most processes have not even a trap. */
    private boolean hasPads(ThreadGroup group) {
        TrapTable table = tables.isEmpty() ? null : tables.get(group.memory());
        return table != null && !table.pads().isEmpty();
    }

    /** @return whether that was all there is to the event */
    private boolean endsCrossing(Tracee tracee, Passage passage, TraceEvent event) {
        Crossing crossing = passage.crossing();
        boolean past = crosser.end(attachmentTo(tracee), passage, event, table(tracee.group()));
        boolean trapAgain = crossing instanceof Crossing.SignalFirst signalFirst
                && event instanceof TraceEvent.TrapHit
                && isSameStay(tracee, passage, signalFirst);
        if (trapAgain) {
            Architecture architecture = tracee.group().architecture();
            architecture.setPc(tracee.registers(), passage.address());
            tracee.hideEvent();
            return true;
        }
        if (past) {
            passages.remove(tracee);
        }
        if (crossing instanceof Crossing.Calling && event instanceof TraceEvent.StepDone) {
            tracee.hideEvent();
            return true;
        }
        return false;
    }

    private static boolean isSameStay(Tracee tracee, Passage passage, Crossing.SignalFirst before) {
        Architecture architecture = tracee.group().architecture();
        return architecture.pc(tracee.registers()) == passage.address() + architecture.trapPcOffset()
                && architecture.stackPointer(tracee.registers()) == before.stackPointer();
    }

    @Override
    public Wish quiescent(Attachment attachment) {
        boolean held = false;
        for (Passage passage : List.copyOf(passages.values())) {
            if (passage.crossing() instanceof Crossing.Gathering gathering
                    && gathering.others().isWaitingFor(attachment)) {
                held = true;
                gathering.others().stopped(attachment);
            }
        }
        return held ? Wish.STOP : Wish.RESUME;
    }

    @Override
    public Wish beforeResume(Attachment attachment, Wish granted) {
        Tracee tracee = attachment.tracee();
        debugRegisters.bringUpToDate(tracee);
        Passage passage = passages.isEmpty() ? null : passages.get(tracee);
        return passage == null ? granted : pass(attachment, passage, granted);
    }

    private Wish pass(Attachment attachment, Passage passage, Wish granted) {
        Tracee tracee = attachment.tracee();
        TrapTable table = table(tracee.group());
        if (passage.crossing() instanceof Crossing.Boosted) {
            return leaveUnseen(attachment, passage, table, granted);
        }
        if (tracee.isInsideCall()) {
            return granted;
        }
        Trap trap = table.at(passage.address()).orElse(null);
        boolean there = tracee.group().architecture().pc(tracee.registers()) == passage.address();
        if (trap == null || !there || isWantedAgain(tracee, passage, trap)) {
            crosser.abandon(attachment, passage, table);
            if (trap == null || !there) {
                passages.remove(tracee);
            }
            return granted;
        }
        if (granted == Wish.RESUME) {
            tracee.turns().hurry();
        }
        Wish answer = crosser.begin(attachment, passage, trap, table, granted);
        if (answer == Wish.RESUME && !(passage.crossing() instanceof Crossing.Boosted)) {
            passages.remove(tracee);
        }
        return answer;
    }

    /** It has stopped for something that is not reported here, as a system call is: it is out of the slot. */
    private Wish leaveUnseen(Attachment attachment, Passage passage, TrapTable table, Wish granted) {
        crosser.abandon(attachment, passage, table);
        passages.remove(attachment.tracee());
        return granted;
    }

    /** An owner that was told lets the thread run with its breakpoint still in place: it will be hit again. */
    private static boolean isWantedAgain(Tracee tracee, Passage passage, Trap trap) {
        for (BreakpointClient owner : trap.owners().keySet()) {
            if (!passage.done().contains(owner) && tracee.attachmentOf(owner).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private List<Attachment> othersOf(Attachment attachment) {
        List<Attachment> others = new ArrayList<>();
        for (Tracee other : attachment.tracee().group().tracees()) {
            if (other != attachment.tracee() && other.isAlive()) {
                other.attachmentOf(this).ifPresent(others::add);
            }
        }
        return others;
    }

    // -- coming and going

    @Override
    public void seized(Tracee tracee) {
        tracee.attach(this, MASK);
    }

    @Override
    public void survived(Tracee survivor) {
        survivor.attach(this, MASK);
    }

    /** A system call that was stepped elsewhere makes a child that starts there. */
    @Override
    public void born(Attachment parent, Tracee child) {
        child.attach(this, MASK);
        inheritCrossing(parent.tracee(), child);
    }

    @Override
    public void forked(Attachment parent, Tracee child, boolean vfork) {
        child.attach(this, MASK);
        if (!vfork) {
            ThreadGroup group = child.group();
            TrapTable copy = table(parent.tracee().group()).copyFor(group.memory(), () -> programSpace.scratch(group));
            tables.put(group.memory(), copy);
        }
        inheritCrossing(parent.tracee(), child);
    }

    private void inheritCrossing(Tracee parent, Tracee child) {
        Passage passage = passages.get(parent);
        if (passage != null && passage.crossing() instanceof Crossing.Displaced displaced) {
            Passage own = new Passage(passage.address());
            own.crossing(new Crossing.Displaced(displaced.moved(), displaced.slot(), false));
            passages.put(child, own);
        }
    }

    @Override
    public void gone(Attachment attachment) {
        Tracee tracee = attachment.tracee();
        Passage own = passages.remove(tracee);
        if (own != null) {
            crosser.abandon(attachment, own, table(tracee.group()));
        }
        for (Passage passage : List.copyOf(passages.values())) {
            if (passage.crossing() instanceof Crossing.Gathering gathering) {
                gathering.others().gone(attachment);
            }
        }
    }

    @Override
    public void left(ThreadGroup group, TracingEngine other) {
        if (other instanceof BreakpointClient client && !group.borrowsMemory()) {
            table(group).removeAllOf(client);
            restoreTurnsWithoutTraps(group);
            debugRegisters.removeAllOf(group, client);
        }
    }

    @Override
    public void releasing(ThreadGroup group) {
        table(group).removeAll();
    }

    @Override
    public void beforeDetach(Tracee tracee) {
        passages.remove(tracee);
        debugRegisters.clear(tracee);
    }

    /** Before that every thread has been stopped since the last jump went: none is in a pad. */
    @Override
    public boolean stepsBeforeDetach(Tracee tracee) {
        ThreadGroup group = tracee.group();
        if (!hasPads(group)
                || group.borrowsMemory()
                || !othersOf(attachmentTo(tracee)).isEmpty()) {
            return false;
        }
        Optional<Crossing.Calling> calling = padLayer.unmap(tracee, table(group));
        calling.ifPresent(call -> {
            Passage passage = new Passage(call.slot());
            passage.crossing(call);
            passages.put(tracee, passage);
        });
        return calling.isPresent();
    }

    @Override
    public void replaced(ThreadGroup group, AddressSpace former) {
        if (!group.borrowsMemory()) {
            tables.remove(former);
        }
        debugRegisters.forget(group);
        group.tracees().forEach(passages::remove);
    }

    @Override
    public void released(ThreadGroup group) {
        debugRegisters.forget(group);
        TrapTable table = group.borrowsMemory() ? null : tables.remove(group.memory());
        if (table != null) {
            table.slots().restore();
        }
    }
}
