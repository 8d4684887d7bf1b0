package dev.utraced.server.connect.lookahead;

import java.util.List;
import java.util.function.BiConsumer;

/**
 * The registers of threads. Who has asked for those of two threads will ask for those of the next, too: then more and more of them are
 * asked for in one trip.
 */
final class Registers implements Store {
    static final String ALL = "g";
    private static final int FIRST_AHEAD = 8;
    private static final int MOST_AHEAD = 64;

    private final Server server;
    private final Selection selection;
    private final ThreadList threads;
    private final Knowledge<String, String> known;
    private final BiConsumer<String, String> reader;
    private boolean asked;
    private int ahead;

    /** @param reader is told of registers that were read ahead, by thread */
    Registers(
            Server server,
            Selection selection,
            ThreadList threads,
            Memories memories,
            BiConsumer<String, String> reader) {
        this.server = server;
        this.selection = selection;
        this.threads = threads;
        this.known = memories.make();
        this.reader = reader;
    }

    /** Another stop: whether more than one thread matters is to be seen. */
    void startAnew() {
        asked = false;
        ahead = 0;
    }

    @Override
    public Look look(String request) {
        if (!request.equals(ALL) || !selection.isKnown()) {
            return Look.UNKNOWN;
        } else if (known.isComing(selection.thread())) {
            return Look.COMING;
        }
        return known.get(selection.thread()).<Look>map(Look.Known::new).orElse(Look.UNKNOWN);
    }

    @Override
    public void fetch(String request) {
        if (!request.equals(ALL) || !selection.isKnown() || !known.lacks(selection.thread())) {
            return;
        }
        String thread = selection.thread();
        Knowledge<String, String>.Expected expected = known.expect(thread);
        server.ask(ALL, reply -> settle(thread, expected, reply, !selection.isRefused()));
        if (asked) {
            ahead = Math.min(Math.max(2 * ahead, FIRST_AHEAD), MOST_AHEAD);
            fetchAhead(threads.after(thread).stream()
                    .filter(known::lacks)
                    .limit(ahead)
                    .toList());
        }
        asked = true;
    }

    private void fetchAhead(List<String> others) {
        selection.eachOf(others, (other, isSelected) -> {
            Knowledge<String, String>.Expected expected = known.expect(other);
            server.ask(ALL, reply -> settle(other, expected, reply, isSelected.getAsBoolean()));
        });
    }

    private void settle(String thread, Knowledge<String, String>.Expected expected, String reply, boolean isOfThread) {
        if (isOfThread && isRegisters(reply)) {
            expected.came(reply);
            reader.accept(thread, reply);
        } else {
            expected.isNotThere();
        }
    }

    /** Pairs of digits, some of which may be unavailable. */
    private static boolean isRegisters(String reply) {
        return reply.length() > 3
                && reply.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c == 'x');
    }
}
