package dev.utraced.linux.breakpoint;

import dev.utraced.linux.arch.InjectedCall;
import dev.utraced.linux.arch.JumpPadMaker;
import dev.utraced.linux.breakpoint.Passage.Crossing;
import dev.utraced.linux.trace.Tracee;
import dev.utraced.target.MemoryRange;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Lays a jump pad for a trap whose conditions are false all the time: a thread that is at the trap maps the pages. That costs the
 * program a page, and each later hit nothing but the computing of the condition.
 */
final class PadLayer {
    /** As many hits with false conditions; traps that are seldom hit leave the program's memory alone. */
    private static final int HOT = 50;

    /** Where each costs not some 50 us, but milliseconds. */
    private static final int HOT_IN_A_CROWD = 4;

    private final ProgramSpace programSpace;
    private boolean allowed = true;

    PadLayer(ProgramSpace programSpace) {
        this.programSpace = programSpace;
    }

    void allow(boolean now) {
        allowed = now;
    }

    /**
     * A thread is about to go past the trap.
     *
     * @param code the program's bytes from the trap on
     * @return the call that it makes first; empty: none
     */
    Optional<Crossing.Calling> begin(Tracee tracee, Trap trap, byte[] code, TrapTable table) {
        boolean isHot = trap.misses() >= HOT
                || trap.misses() >= HOT_IN_A_CROWD && tracee.turns().areScarce();
        if (!allowed || !isHot && table.pads().isEmpty() || trap.pad().isPresent() || trap.isPadRefused()) {
            return Optional.empty();
        }
        Optional<JumpPad> former = table.pads().of(trap, code);
        if (former.isPresent()) {
            table.lead(trap, former.get());
            return Optional.empty();
        }
        if (!isHot || !isAllowed(tracee)) {
            return Optional.empty();
        }
        Optional<Crossing.Calling> calling =
                plan(tracee, trap, code, table).flatMap(pad -> mapping(tracee, pad, table));
        if (calling.isEmpty()) {
            trap.refusePad();
        }
        return calling;
    }

    /** Not where an engine would be told of the system call, nor in memory that another process has lent. */
    private static boolean isAllowed(Tracee tracee) {
        return !tracee.reportsCalls() && !tracee.group().borrowsMemory();
    }

    private Optional<JumpPad> plan(Tracee tracee, Trap trap, byte[] code, TrapTable table) {
        if (table.pads().isFull() || trap.conditions().isEmpty() || !table.canLead(trap)) {
            return Optional.empty();
        }
        Optional<MemoryRange> window = maker(tracee).window(code, trap.address());
        // Made twice: how long it is does not depend on where it is.
        Optional<JumpPad> anywhere = window.flatMap(it -> pad(tracee, trap, code, it.start()));
        return anywhere.flatMap(pad -> {
            OptionalLong start = programSpace.room(tracee.group(), trap.address(), window.orElseThrow(), (int)
                    pad.range().lengthBytes());
            return start.isPresent() ? pad(tracee, trap, code, start.getAsLong()) : Optional.empty();
        });
    }

    private static Optional<JumpPad> pad(Tracee tracee, Trap trap, byte[] code, long start) {
        return maker(tracee)
                .make(code, trap.address(), start, trap.conditions())
                .map(made -> new JumpPad(trap.address(), code, trap.conditions(), start, made));
    }

    private static JumpPadMaker maker(Tracee tracee) {
        return tracee.group().architecture().jumpPads();
    }

    /** Not where it is known already that the pages would have to stay. */
    private Optional<Crossing.Calling> mapping(Tracee tracee, JumpPad pad, TrapTable table) {
        InjectedCall mapping = maker(tracee).map(pad.pages());
        return mayMake(tracee, mapping, maker(tracee).unmap(pad.pages()))
                ? call(tracee, mapping, Optional.of(pad), table)
                : Optional.empty();
    }

    private boolean mayMake(Tracee tracee, InjectedCall... calls) {
        return programSpace.mayCall(
                tracee.tid(),
                Arrays.stream(calls).map(InjectedCall::seenByFilters).toList());
    }

    private static Optional<Crossing.Calling> call(
            Tracee tracee, InjectedCall call, Optional<JumpPad> pad, TrapTable table) {
        OptionalLong slot = table.slots().acquire(call.code());
        if (slot.isEmpty()) {
            return Optional.empty();
        }
        call.begin(tracee.registers(), slot.getAsLong());
        return Optional.of(new Crossing.Calling(call, slot.getAsLong(), HeldSignals.take(tracee), pad));
    }

    /**
     * Before the last thread of a process is given back: it unmaps pages, if any are left. They stay where its filters are against it:
     * another thread's need not be the same, and the program may have got some since.
     */
    Optional<Crossing.Calling> unmap(Tracee tracee, TrapTable table) {
        return table.pads()
                .somePages()
                .map(maker(tracee)::unmap)
                .filter(call -> mayMake(tracee, call))
                .flatMap(call -> call(tracee, call, Optional.empty(), table));
    }

    /** The thread has stopped since. */
    static void end(Tracee tracee, Crossing.Calling calling, TrapTable table) {
        InjectedCall call = calling.call();
        boolean made = call.finish(tracee.registers(), calling.slot(), table.memory());
        calling.signals().giveBack(tracee);
        if (!made) {
            return;
        }
        if (calling.pad().isEmpty()) {
            table.pads().somePages().ifPresent(table.pads()::forget);
        } else {
            mapped(calling.pad().get(), call.result(), table);
        }
    }

    /** @param result the address of the pages, or an error: the program may have mapped something there meanwhile */
    private static void mapped(JumpPad pad, long result, TrapTable table) {
        if (result == pad.pages().start()) {
            lead(pad, table);
        } else if (result < 0) {
            table.at(pad.trap()).ifPresent(Trap::refusePad);
        } else {
            table.pads().close();
        }
    }

    private static void lead(JumpPad pad, TrapTable table) {
        boolean filled = table.pads().fill(pad);
        Optional<Trap> trap = table.at(pad.trap()).filter(it -> pad.isFor(it, pad.displaced()));
        if (filled && trap.isPresent()) {
            table.lead(trap.get(), pad);
        }
    }
}
