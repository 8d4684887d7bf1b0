package dev.utraced.benchmark.lab;

import dev.utraced.benchmark.client.DebugSession;
import dev.utraced.benchmark.client.Hex;
import dev.utraced.benchmark.client.ProtocolException;
import dev.utraced.benchmark.client.Request;
import dev.utraced.benchmark.client.StopReply;

/** The program under the debugger, stopped at its gate, as seen through the session that started it. */
public final class Inferior {
    public static final Request CONTINUE = Request.of("vCont;c");

    private final DebugSession session;
    private final Symbols symbols;
    private final StopReply gate;

    private Inferior(DebugSession session, Symbols symbols, StopReply gate) {
        this.session = session;
        this.symbols = symbols;
        this.gate = gate;
    }

    /** Lets a program that was started by {@code vRun} go on to its first gate. */
    static Inferior atGate(DebugSession session, Symbols symbols) {
        StopReply gate = session.resume(CONTINUE).expect(StopReply.SIGHUP);
        return new Inferior(session, symbols, gate);
    }

    public DebugSession session() {
        return session;
    }

    /** The main thread, as the server writes it. */
    public String thread() {
        return gate.thread();
    }

    public long pid() {
        return gate.pid();
    }

    /** The program counter at the first gate, which is that of every gate, as memory would hold it, in hex. */
    public String gateCounter() {
        return gate.programCounter();
    }

    public long address(String symbol) {
        return symbols.address(symbol);
    }

    public long read(String variable) {
        return session.readLong(address(variable));
    }

    public void write(String variable, long value) {
        session.writeLong(address(variable), value);
    }

    /** Says what to do when the gate opens, and zeroes the counter; resuming is the caller's. */
    public void prepare(Task task, long amount) {
        write("task", task.number());
        write("amount", amount);
        write("counter", 0);
    }

    /** Prepared work, carried out up to the next gate; the time between request and stop, in nanoseconds. */
    public long perform(Task task, long amount) {
        prepare(task, amount);
        long start = System.nanoTime();
        StopReply stop = session.resume(CONTINUE);
        long elapsed = System.nanoTime() - start;
        stop.expect(StopReply.SIGHUP);
        return elapsed;
    }

    public void expectCounter(long expected) {
        long counted = read("counter");
        if (counted != expected) {
            throw new ProtocolException("the inferior counted " + counted + " instead of " + expected);
        }
    }

    /** {@code Z} or {@code z} of a software breakpoint. */
    public Request breakpoint(char letter, long address) {
        return Request.of(letter + "0," + Hex.number(address) + ",1");
    }

    public Request step() {
        return Request.of("vCont;s:" + thread());
    }
}
