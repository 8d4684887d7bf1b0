package dev.utraced.linux.breakpoint;

import dev.utraced.agent.AgentExpression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One trap instruction in memory: what stood there before, and who wants it, under which conditions. */
final class Trap {
    private final long address;
    private byte[] original;
    private byte[] planted;
    private final Map<BreakpointClient, List<AgentExpression>> owners = new LinkedHashMap<>();
    private byte[] boostedCode = {};
    private Optional<Boost> boost = Optional.empty();

    private Optional<JumpPad> pad = Optional.empty();
    private int misses;
    private boolean padRefused;

    /** Whether it is out of the memory for a moment. */
    private boolean withdrawn;

    /** @param planted the trap instruction */
    Trap(long address, byte[] original, byte[] planted) {
        this.address = address;
        this.original = original;
        this.planted = planted;
    }

    Trap copy() {
        Trap copy = new Trap(address, original.clone(), planted);
        copy.owners.putAll(owners);
        copy.pad = pad;
        return copy;
    }

    long address() {
        return address;
    }

    int length() {
        return original.length;
    }

    /** The program's own bytes, kept up to date by writes. */
    byte[] original() {
        return original;
    }

    /** What is there instead: the trap instruction, or a jump. */
    byte[] planted() {
        return planted;
    }

    boolean isWithdrawn() {
        return withdrawn;
    }

    void withdrawn(boolean now) {
        withdrawn = now;
    }

    Map<BreakpointClient, List<AgentExpression>> owners() {
        return owners;
    }

    /** All conditions of all owners, of which one must hold; empty: an owner has none. */
    List<AgentExpression> conditions() {
        List<AgentExpression> all = new ArrayList<>();
        for (List<AgentExpression> conditions : owners.values()) {
            if (conditions.isEmpty()) {
                return List.of();
            }
            all.addAll(conditions);
        }
        return all;
    }

    /** The owners, or their conditions, have changed. */
    void ownersChanged() {
        misses = 0;
        padRefused = false;
    }

    /** A thread was here, and no condition held. */
    void missed() {
        misses++;
    }

    /** How often that was so. */
    int misses() {
        return misses;
    }

    /** Where a jump in its place leads. */
    Optional<JumpPad> pad() {
        return pad;
    }

    /** @param covered the program's bytes where the jump is */
    void lead(JumpPad to, byte[] covered) {
        pad = Optional.of(to);
        planted = to.code().jump();
        original = covered;
    }

    /** @param instruction the trap instruction */
    void leadNowhere(byte[] instruction) {
        pad = Optional.empty();
        planted = instruction;
        original = Arrays.copyOf(original, instruction.length);
    }

    /** There can be none as things are. */
    void refusePad() {
        padRefused = true;
    }

    boolean isPadRefused() {
        return padRefused;
    }

    /** Whether {@link #boost} was made, or refused, for these bytes: a program may change its code. */
    boolean isBoostOf(byte[] code) {
        return Arrays.equals(code, boostedCode);
    }

    /** The copy of its instruction that threads run by themselves. @return empty: there is none, or the instruction is not for that */
    Optional<Boost> boost() {
        return boost;
    }

    /** @param code what it was made of, and what follows that in memory */
    void boost(byte[] code, Optional<Boost> next) {
        boost.ifPresent(Boost::retire);
        boostedCode = code;
        boost = next;
    }
}
