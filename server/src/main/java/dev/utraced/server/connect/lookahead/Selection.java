package dev.utraced.server.connect.lookahead;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/**
 * The thread that registers and memory are about ({@code Hg}). What the debugger selects among the known threads is taken as done; the
 * server is told at once, and nothing that depends on it is passed on before the server has agreed.
 */
final class Selection implements Store {
    static final String SELECT = "Hg";

    private final Server server;
    private final ThreadList threads;

    /** Empty where it is not known which thread the server has selected. */
    private String thread = "";

    private int unconfirmed;
    private boolean refused;

    Selection(Server server, ThreadList threads) {
        this.server = server;
        this.threads = threads;
    }

    String thread() {
        return thread;
    }

    boolean isKnown() {
        return !thread.isEmpty();
    }

    /** The process part of {@code pPID.TID}, or nothing where the server has but one. */
    String process() {
        return processOf(thread);
    }

    static String processOf(String thread) {
        int dot = thread.indexOf('.');
        return dot < 0 ? "" : thread.substring(0, dot);
    }

    /** The server has this one selected. */
    void is(String selected) {
        thread = selected;
        refused = false;
    }

    void forget() {
        thread = "";
    }

    boolean isConfirmed() {
        return unconfirmed == 0;
    }

    /** Whether the server has not selected what the debugger believes to be selected. */
    boolean isRefused() {
        return refused;
    }

    @Override
    public Look look(String request) {
        if (!request.startsWith(SELECT)) {
            return Look.UNKNOWN;
        }
        String wanted = request.substring(SELECT.length());
        if (isKnown() && threads.contains(wanted)) {
            thread = wanted;
            restore();
            return new Look.Known("OK");
        }
        return Look.UNKNOWN;
    }

    @Override
    public void fetch(String request) {
        // The server is to say whether there is such a thread.
    }

    /**
     * Asks the same of each of some threads; the debugger's own is selected again afterwards.
     *
     * @param ask gets the thread, and whether the server has selected it, which is known when the answer comes
     */
    void eachOf(List<String> others, BiConsumer<String, BooleanSupplier> ask) {
        for (String other : others) {
            AtomicBoolean selected = new AtomicBoolean();
            server.ask(SELECT + other, reply -> selected.set(reply.equals("OK")));
            ask.accept(other, selected::get);
        }
        if (!others.isEmpty()) {
            restore();
        }
    }

    private void restore() {
        String wanted = thread;
        unconfirmed++;
        server.ask(SELECT + wanted, reply -> {
            unconfirmed--;
            if (wanted.equals(thread)) {
                refused = !reply.equals("OK");
            }
        });
    }
}
