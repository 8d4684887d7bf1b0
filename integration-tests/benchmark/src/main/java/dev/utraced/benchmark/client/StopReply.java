package dev.utraced.benchmark.client;

import java.util.Optional;

/**
 * A thread has stopped. Its parts are looked for when asked for: most stops are of no further interest, and a client that takes its time
 * would measure itself.
 *
 * @param signal of those few to which gdb and Linux give the same number
 * @param text the whole reply, with {@code name:value} pairs from the fourth character on: {@code thread}, {@code watch}, registers
 */
public record StopReply(int signal, String text) {
    public static final int SIGINT = 2;
    public static final int SIGTRAP = 5;
    public static final int SIGHUP = 1;
    public static final int SIGTERM = 15;

    private static final int PAIRS_AT = 3;

    static StopReply parse(String text) {
        if (text.length() < PAIRS_AT || text.charAt(0) != 'T') {
            throw new ProtocolException("expected a stop, got " + text);
        }
        return new StopReply(Integer.parseInt(text, 1, PAIRS_AT, 16), text);
    }

    private Optional<String> value(String name) {
        for (int at = PAIRS_AT; at < text.length(); ) {
            int end = text.indexOf(';', at) < 0 ? text.length() : text.indexOf(';', at);
            if (text.startsWith(name + ":", at)) {
                return Optional.of(text.substring(at + name.length() + 1, end));
            }
            at = end + 1;
        }
        return Optional.empty();
    }

    public String thread() {
        return value("thread").orElseThrow(() -> new ProtocolException("a stop without a thread: " + this));
    }

    /** From {@code pPID.TID}; a server that names threads by tid alone speaks of the main thread. */
    public long pid() {
        String thread = thread();
        int dot = thread.indexOf('.');
        return dot < 0 ? Long.parseLong(thread, 16) : Long.parseLong(thread, 1, dot, 16);
    }

    /** The program counter as the reply brings it along, in the target's byte order; number 16 on x86-64. */
    public String programCounter() {
        return value("10").orElseThrow(() -> new ProtocolException("a stop without its program counter: " + this));
    }

    public boolean has(String reason) {
        return value(reason).isPresent();
    }

    public StopReply expect(int expected) {
        if (signal != expected) {
            throw new ProtocolException("expected a stop by signal " + expected + ", got " + signal);
        }
        return this;
    }
}
