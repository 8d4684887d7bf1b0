package dev.utraced.linux.breakpoint;

import dev.utraced.linux.arch.Architecture;
import dev.utraced.linux.arch.MovedInstruction;
import dev.utraced.linux.arch.RegisterBank;
import dev.utraced.linux.arch.SyscallRegisters;
import dev.utraced.linux.breakpoint.Passage.Crossing;
import dev.utraced.linux.trace.Attachment;
import dev.utraced.linux.trace.EventKind;
import dev.utraced.linux.trace.ThreadGroup;
import dev.utraced.linux.trace.TraceEvent;
import dev.utraced.linux.trace.Tracee;
import dev.utraced.linux.trace.Wish;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Brings a thread past a trap that it has been stopped at and that stays in place. In this order, the first that fits: carry the
 * instruction out on the registers; let the thread run a copy that jumps back; step a copy of it elsewhere; and only for what can be none
 * of these, hold the other threads and step it where it belongs. None of them waits: a step into a system call that blocks leaves
 * everybody else running. A trap of the program's own is left out: what it would raise is what the breakpoint's owners have turned down.
 */
final class Crosser {
    private final Function<Attachment, List<Attachment>> others;
    private final Predicate<ThreadGroup> isWatched;
    private final PadLayer padLayer;
    private final Deque<Attachment> waitingForSlot = new ArrayDeque<>();

    /**
     * @param others the attachments of all other threads that share the memory
     * @param isWatched whether a process has debug registers armed, which see only what the processor itself executes
     * @param padLayer has threads decide conditions by themselves
     */
    Crosser(Function<Attachment, List<Attachment>> others, Predicate<ThreadGroup> isWatched, PadLayer padLayer) {
        this.padLayer = padLayer;
        this.isWatched = isWatched;
        this.others = others;
    }

    /** Called when the thread is about to run with its PC at the trap. @return what it shall do */
    Wish begin(Attachment attachment, Passage passage, Trap trap, TrapTable table, Wish granted) {
        if (passage.crossing() instanceof Crossing.Gathering gathering) {
            return gathering.others().allHeld() ? stepInPlace(passage, gathering.others(), trap, table) : Wish.STOP;
        }
        Tracee tracee = attachment.tracee();
        RegisterBank bank = tracee.registers();
        Architecture architecture = tracee.group().architecture();
        if (tracee.signal().number() != 0) {
            passage.crossing(new Crossing.SignalFirst(architecture.stackPointer(bank)));
            return Wish.SINGLESTEP;
        }
        if (table.coversTrap(trap)) {
            architecture.setPc(bank, trap.address() + architecture.trapPcOffset());
            return granted;
        }
        byte[] code = codeAt(table, trap.address(), architecture.mover().maxLengthBytes());
        if (granted == Wish.RESUME && !isWatched.test(tracee.group())) {
            Optional<Crossing.Calling> calling = padLayer.begin(tracee, trap, code, table);
            if (calling.isPresent()) {
                passage.crossing(calling.get());
                return Wish.SINGLESTEP;
            }
            if (architecture.mover().emulate(code, trap.address(), bank, table.memory())) {
                return Wish.RESUME;
            }
        }
        if (granted == Wish.RESUME && boost(passage, trap, code, table, tracee)) {
            return Wish.RESUME;
        }
        stopAtCall(attachment, code);
        Optional<MovedInstruction> moved = architecture.mover().displace(code, trap.address());
        if (moved.isEmpty()) {
            return gather(attachment, passage, trap, table);
        }
        return displace(attachment, passage, moved.get(), trap, table);
    }

    private static boolean boost(Passage passage, Trap trap, byte[] code, TrapTable table, Tracee tracee) {
        Optional<Boost> boost =
                table.boost(trap, code, tracee.group().architecture().mover());
        if (boost.isEmpty() || !boost.get().send(tracee.registers())) {
            return false;
        }
        passage.crossing(new Crossing.Boosted(boost.get()));
        return true;
    }

    private static byte[] codeAt(TrapTable table, long address, int length) {
        byte[] code = new byte[length];
        int readable = table.memory().read(address, java.nio.ByteBuffer.wrap(code));
        return readable == length ? code : java.util.Arrays.copyOf(code, Math.max(0, readable));
    }

    private Wish displace(Attachment attachment, Passage passage, MovedInstruction moved, Trap trap, TrapTable table) {
        OptionalLong slot = table.slots().acquire(moved.code());
        if (slot.isPresent()) {
            passage.crossing(new Crossing.Displaced(moved, slot.getAsLong(), true));
            moved.begin(attachment.tracee().registers(), slot.getAsLong());
            return Wish.SINGLESTEP;
        }
        if (table.slots().anyInUse()) {
            waitingForSlot.addLast(attachment);
            return Wish.STOP;
        }
        return gather(attachment, passage, trap, table);
    }

    /** The others may all be held already, or there may be none: then there is nothing to wait for. */
    private Wish gather(Attachment attachment, Passage passage, Trap trap, TrapTable table) {
        HeldOthers held = new HeldOthers(() -> attachment.want(Wish.RESUME));
        passage.crossing(new Crossing.Gathering(held));
        attachment.answer(Wish.STOP);
        held.hold(others.apply(attachment));
        return held.allHeld() ? stepInPlace(passage, held, trap, table) : Wish.STOP;
    }

    private static Wish stepInPlace(Passage passage, HeldOthers held, Trap trap, TrapTable table) {
        table.withdraw(trap);
        passage.crossing(new Crossing.InPlace(held, trap));
        return Wish.SINGLESTEP;
    }

    /** A system call that blocks, or makes a child, is to do so in its place: the crossing ends where the kernel has been entered. */
    private static void stopAtCall(Attachment attachment, byte[] code) {
        SyscallRegisters calls = attachment.tracee().group().architecture().syscalls();
        if (code.length >= calls.longestInstructionBytes() && calls.isInstruction(code)) {
            attachment.mask(attachment.mask().with(EventKind.SYSCALL));
        }
    }

    private static void stopAtNoCall(Attachment attachment) {
        if (attachment.mask().has(EventKind.SYSCALL)) {
            attachment.mask(attachment.mask().without(EventKind.SYSCALL));
        }
    }

    /**
     * Called at the first stop after {@link #begin}: puts the thread where it would be without us.
     *
     * @return whether the thread is past the trap
     */
    boolean end(Attachment attachment, Passage passage, TraceEvent event, TrapTable table) {
        stopAtNoCall(attachment);
        Tracee tracee = attachment.tracee();
        Crossing crossing = passage.crossing();
        if (crossing instanceof Crossing.Displaced displaced) {
            passage.crossing(new Crossing.None());
            boolean executed = displaced.moved().finish(tracee.registers(), displaced.slot(), table.memory());
            tracee.relocated();
            moveFault(tracee, event, displaced.slot(), passage);
            giveBack(displaced, table);
            return executed;
        }
        if (crossing instanceof Crossing.Calling calling) {
            passage.crossing(new Crossing.None());
            PadLayer.end(tracee, calling, table);
            giveBack(calling.slot(), table);
            return calling.pad().isEmpty();
        }
        if (crossing instanceof Crossing.Boosted boosted) {
            passage.crossing(new Crossing.None());
            moveFault(tracee, event, boosted.boost().slot(), passage);
            return boosted.boost().bringBack(tracee.registers());
        }
        if (crossing instanceof Crossing.InPlace inPlace) {
            passage.crossing(new Crossing.None());
            finishInPlace(inPlace, table);
            return !(event instanceof TraceEvent.Interrupted);
        }
        if (crossing instanceof Crossing.SignalFirst) {
            passage.crossing(new Crossing.None());
            return !(event instanceof TraceEvent.Interrupted);
        }
        return false;
    }

    /** The program and its debugger are to see which instruction it was, not where its copy is. */
    private static void moveFault(Tracee tracee, TraceEvent event, long slot, Passage passage) {
        if (event instanceof TraceEvent.SignalArrived) {
            tracee.kernelState().moveFault(slot, passage.address());
        }
    }

    /** The thread has gone while it was being brought past, or turns out to have come elsewhere. */
    void abandon(Attachment attachment, Passage passage, TrapTable table) {
        waitingForSlot.remove(attachment);
        stopAtNoCall(attachment);
        Crossing crossing = passage.crossing();
        passage.crossing(new Crossing.None());
        if (crossing instanceof Crossing.Displaced displaced) {
            giveBack(displaced, table);
        } else if (crossing instanceof Crossing.Calling calling) {
            giveBack(calling.slot(), table);
        } else if (crossing instanceof Crossing.Boosted boosted) {
            boosted.boost().left();
        } else if (crossing instanceof Crossing.InPlace inPlace) {
            finishInPlace(inPlace, table);
        } else if (crossing instanceof Crossing.Gathering gathering) {
            gathering.others().release();
        }
    }

    private static void finishInPlace(Crossing.InPlace inPlace, TrapTable table) {
        table.restore(inPlace.trap());
        inPlace.others().release();
    }

    private void giveBack(Crossing.Displaced displaced, TrapTable table) {
        if (displaced.owned()) {
            giveBack(displaced.slot(), table);
        }
    }

    private void giveBack(long slot, TrapTable table) {
        table.slots().release(slot);
        Attachment next = waitingForSlot.pollFirst();
        if (next != null) {
            next.want(Wish.RESUME);
        }
    }
}
