package dev.utraced.linux.breakpoint;

import dev.utraced.agent.AgentExpression;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One trap instruction in memory: what stood there before, and who wants it, under which conditions. */
final class Trap {
    private final long address;
    private final byte[] original;
    private final Map<BreakpointClient, List<AgentExpression>> owners = new LinkedHashMap<>();

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

    Map<BreakpointClient, List<AgentExpression>> owners() {
        return owners;
    }
}
