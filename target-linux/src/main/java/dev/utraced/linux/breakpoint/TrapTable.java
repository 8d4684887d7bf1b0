package dev.utraced.linux.breakpoint;

import dev.utraced.agent.AgentExpression;
import dev.utraced.linux.arch.BoostedCopy;
import dev.utraced.linux.arch.InstructionMover;
import dev.utraced.linux.arch.JumpPadMaker;
import dev.utraced.linux.trace.AddressSpace;
import dev.utraced.target.MemoryRange;
import dev.utraced.target.TargetException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The traps in one address space, and everything else of ours that is in it. */
final class TrapTable {
    private static final byte[] NO_CODE = {};

    private final AddressSpace space;
    private final byte[] instruction;
    private final Overlay overlay;
    private final CleanMemory memory;
    private final ScratchSlots slots;
    private final JumpPads pads;
    private final Map<Long, Trap> traps = new HashMap<>();

    TrapTable(AddressSpace space, byte[] instruction, ScratchSlots.Finder finder) {
        this.space = space;
        this.instruction = instruction;
        this.overlay = new Overlay();
        this.pads = new JumpPads(space);
        this.memory = new CleanMemory(space, overlay, this::takeBackJumps);
        this.slots = new ScratchSlots(space, overlay, finder);
    }

    /** For the child of a fork, whose memory is a copy with the same traps in it. */
    TrapTable copyFor(AddressSpace child, ScratchSlots.Finder finder) {
        TrapTable copy = new TrapTable(child, instruction, finder);
        traps.forEach((address, trap) -> copy.add(trap.copy()));
        copy.slots.inherit(slots);
        copy.pads.inherit(pads);
        return copy;
    }

    CleanMemory memory() {
        return memory;
    }

    ScratchSlots slots() {
        return slots;
    }

    JumpPads pads() {
        return pads;
    }

    boolean isEmpty() {
        return traps.isEmpty();
    }

    Optional<Trap> at(long address) {
        return traps.isEmpty() ? Optional.empty() : Optional.ofNullable(traps.get(address));
    }

    /** Whether a trap instruction is there that is not ours. */
    boolean programHasTrapAt(long address) {
        byte[] found = new byte[instruction.length];
        return memory.read(address, found) && Arrays.equals(found, instruction);
    }

    /** Whether the program itself has a trap instruction where this one is. */
    boolean coversTrap(Trap trap) {
        return Arrays.equals(trap.original(), instruction);
    }

    void insert(long address, BreakpointClient owner, List<AgentExpression> conditions) {
        Trap trap = traps.get(address);
        if (trap == null) {
            trap = plant(address);
        } else if (!trap.isWithdrawn() && !isInMemory(trap)) {
            trap = plantAnew(trap);
        }
        trap.owners().put(owner, conditions);
        ownersChanged(trap);
    }

    private void ownersChanged(Trap trap) {
        trap.ownersChanged();
        if (trap.pad()
                .filter(pad -> !pad.conditions().equals(trap.conditions()))
                .isPresent()) {
            takeBackJump(trap);
        }
    }

    /** The code has been replaced, as by another library in the same place: clients do not remove what went away with the first one. */
    private Trap plantAnew(Trap lost) {
        forget(lost);
        Trap trap = plant(lost.address());
        trap.owners().putAll(lost.owners());
        return trap;
    }

    private boolean isInMemory(Trap trap) {
        byte[] found = new byte[trap.length()];
        return space.read(trap.address(), ByteBuffer.wrap(found)) == found.length
                && Arrays.equals(found, trap.planted());
    }

    private Trap plant(long address) {
        takeBackJumps(new MemoryRange(address, instruction.length));
        byte[] original = new byte[instruction.length];
        if (!memory.read(address, original)) {
            throw new TargetException("Cannot access memory at address 0x" + Long.toHexString(address));
        }
        Trap trap = new Trap(address, original, instruction);
        if (!put(address, instruction)) {
            put(address, original);
            throw new TargetException("Cannot write a breakpoint to address 0x" + Long.toHexString(address));
        }
        add(trap);
        return trap;
    }

    private void add(Trap trap) {
        traps.put(trap.address(), trap);
        overlay.put(trap.address(), trap.original());
    }

    Removal remove(long address, BreakpointClient owner) {
        Trap trap = traps.get(address);
        if (trap == null || trap.owners().remove(owner) == null) {
            return Removal.NONE;
        }
        if (trap.owners().isEmpty()) {
            return uproot(trap) ? Removal.DONE : Removal.LOST;
        }
        ownersChanged(trap);
        return Removal.DONE;
    }

    void removeAllOf(BreakpointClient owner) {
        for (Trap trap : List.copyOf(traps.values())) {
            remove(trap.address(), owner);
        }
    }

    void removeAll() {
        List.copyOf(traps.values()).forEach(this::uproot);
    }

    private boolean uproot(Trap trap) {
        takeBackJump(trap);
        forget(trap);
        return withdraw(trap);
    }

    private void forget(Trap trap) {
        traps.remove(trap.address());
        overlay.remove(trap.address());
        trap.boost(NO_CODE, Optional.empty());
    }

    /**
     * Where threads can run the trap's instruction by themselves.
     *
     * @param code the original bytes from the trap on
     * @return empty: it is not for that, or there is no room
     */
    Optional<Boost> boost(Trap trap, byte[] code, InstructionMover mover) {
        if (!trap.isBoostOf(code)) {
            trap.boost(code, newBoost(trap.address(), code, mover));
        }
        return trap.boost();
    }

    private Optional<Boost> newBoost(long address, byte[] code, InstructionMover mover) {
        if (mover.boost(code, address, address).isEmpty()) {
            return Optional.empty();
        }
        OptionalLong slot = slots.keepNear(address);
        if (slot.isEmpty()) {
            return Optional.empty();
        }
        Optional<BoostedCopy> copy = mover.boost(code, address, slot.getAsLong());
        if (copy.isEmpty() || !slots.fill(slot.getAsLong(), copy.get().code())) {
            slots.releaseKept(slot.getAsLong());
            return Optional.empty();
        }
        return Optional.of(new Boost(copy.get(), slot.getAsLong(), slots));
    }

    /**
     * Puts the program's bytes back for a moment.
     *
     * @return false: the trap is not there, as where the code has been replaced by that of another library; nothing was written
     */
    boolean withdraw(Trap trap) {
        boolean wasThere = isInMemory(trap);
        trap.withdrawn(true);
        if (wasThere) {
            put(trap.address(), trap.original());
        }
        return wasThere;
    }

    /** The other half of {@link #withdraw}. */
    void restore(Trap trap) {
        if (traps.get(trap.address()) == trap) {
            trap.withdrawn(false);
            put(trap.address(), trap.planted());
        }
    }

    // -- jumps in place of traps

    /** Whether a jump can be put there, and nothing of ours changes bytes that it is read from. */
    boolean canLead(Trap trap) {
        MemoryRange jump = new MemoryRange(trap.address(), JumpPadMaker.JUMP_BYTES);
        return !trap.isWithdrawn()
                && isInMemory(trap)
                && !slots.mayTouch(jump)
                && traps.values().stream().noneMatch(other -> other != trap && jump.contains(other.address()));
    }

    /** Has threads jump to a pad instead of stopping at the trap. While the bytes change, whoever comes by meets the trap. */
    void lead(Trap trap, JumpPad pad) {
        byte[] jump = pad.code().jump();
        byte[] covered = new byte[jump.length];
        if (!canLead(trap) || !memory.read(trap.address(), covered)) {
            return;
        }
        trap.lead(pad, covered);
        overlay.put(trap.address(), covered);
        putTail(trap.address(), jump);
        put(trap.address(), Arrays.copyOf(jump, instruction.length));
    }

    private void takeBackJump(Trap trap) {
        if (trap.pad().isEmpty()) {
            return;
        }
        boolean isThere = !trap.isWithdrawn() && isInMemory(trap);
        byte[] covered = trap.original();
        trap.leadNowhere(instruction);
        if (isThere) {
            put(trap.address(), instruction);
            putTail(trap.address(), covered);
        }
        if (traps.get(trap.address()) == trap) {
            overlay.put(trap.address(), trap.original());
        }
    }

    private void putTail(long address, byte[] bytes) {
        put(address + instruction.length, Arrays.copyOfRange(bytes, instruction.length, bytes.length));
    }

    /** Before bytes change that a jump may be read from. */
    private void takeBackJumps(MemoryRange range) {
        if (!pads.isEmpty()) {
            for (Trap trap : traps.values()) {
                trap.pad().filter(pad -> pad.jumpRange().overlaps(range)).ifPresent(pad -> takeBackJump(trap));
            }
        }
    }

    void takeBackJumps() {
        traps.values().forEach(this::takeBackJump);
    }

    private boolean put(long address, byte[] bytes) {
        return space.write(address, ByteBuffer.wrap(bytes)) == bytes.length;
    }
}
