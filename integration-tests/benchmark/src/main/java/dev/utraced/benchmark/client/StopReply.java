package dev.utraced.benchmark.client;

import java.util.HashMap;
import java.util.Map;

/**
 * A thread has stopped.
 *
 * @param signal of those few to which gdb and Linux give the same number
 * @param reasons the {@code name:value} pairs of the reply: {@code thread}, {@code watch}, {@code swbreak}, registers
 */
public record StopReply(int signal, Map<String, String> reasons) {
    public static final int SIGINT = 2;
    public static final int SIGTRAP = 5;
    public static final int SIGHUP = 1;
    public static final int SIGTERM = 15;

    public StopReply {
        reasons = Map.copyOf(reasons);
    }

    static StopReply parse(String text) {
        if (text.length() < 3 || text.charAt(0) != 'T') {
            throw new ProtocolException("expected a stop, got " + text);
        }
        Map<String, String> reasons = new HashMap<>();
        for (String pair : text.substring(3).split(";")) {
            int colon = pair.indexOf(':');
            if (colon > 0) {
                reasons.put(pair.substring(0, colon), pair.substring(colon + 1));
            }
        }
        return new StopReply(Integer.parseInt(text, 1, 3, 16), reasons);
    }

    public String thread() {
        String thread = reasons.get("thread");
        if (thread == null) {
            throw new ProtocolException("a stop without a thread: " + this);
        }
        return thread;
    }

    /** From {@code pPID.TID}; a server that names threads by tid alone speaks of the main thread. */
    public long pid() {
        String thread = thread();
        int dot = thread.indexOf('.');
        return dot < 0 ? Long.parseLong(thread, 16) : Long.parseLong(thread, 1, dot, 16);
    }

    /** The program counter as the reply brings it along, in the target's byte order; number 16 on x86-64. */
    public String programCounter() {
        String pc = reasons.get("10");
        if (pc == null) {
            throw new ProtocolException("a stop without its program counter: " + this);
        }
        return pc;
    }

    public boolean has(String reason) {
        return reasons.containsKey(reason);
    }

    public StopReply expect(int expected) {
        if (signal != expected) {
            throw new ProtocolException("expected a stop by signal " + expected + ", got " + signal);
        }
        return this;
    }
}
