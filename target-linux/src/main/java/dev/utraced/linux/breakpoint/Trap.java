package dev.utraced.linux.breakpoint;

import dev.utraced.agent.AgentExpression;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One trap instruction in memory: what stood there before, and who wants it, under which conditions. */
final class Trap {
    private final long address;
    private final byte[] original;
    private final Map<BreakpointClient, List<AgentExpression>> owners = new LinkedHashMap<>();
    private byte[] boostedCode = {};
    private Optional<Boost> boost = Optional.empty();

    /** Whether it is out of the memory for a moment. */
    private boolean withdrawn;

    Trap(long address, byte[] original) {
        this.address = address;
        this.original = original;
    }

    Trap copy() {
        Trap copy = new Trap(address, original.clone());
        copy.owners.putAll(owners);
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

    boolean isWithdrawn() {
        return withdrawn;
    }

    void withdrawn(boolean now) {
        withdrawn = now;
    }

    Map<BreakpointClient, List<AgentExpression>> owners() {
        return owners;
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
