package dev.utraced.benchmark.scenario;

import dev.utraced.benchmark.client.DebugSession;
import dev.utraced.benchmark.client.Hex;
import dev.utraced.benchmark.client.ProtocolException;
import dev.utraced.benchmark.client.Reply;
import dev.utraced.benchmark.client.Request;
import dev.utraced.benchmark.measure.Measure;
import dev.utraced.benchmark.measure.Turn;

/** The two ways to ask for all threads. */
final class ThreadLists {
    /** What gdb asks for at a time, however large the server's packets are. */
    private static final int PIECE = 0x1000;

    private static final String ELEMENT = "<thread ";
    private static final String NAME = " name=\"";
    private static final String CORE = " core=\"";

    private ThreadLists() {}

    static void time(DebugSession session, int threads, Turn turn) {
        timeDocument(session, threads, turn, "thread list by qXfer");
        long start = System.nanoTime();
        int listed = idsListed(session);
        turn.time(Measure.millis("thread list by qfThreadInfo, " + count(threads)), System.nanoTime() - start);
        expect(threads, listed);
    }

    static void timeDocument(DebugSession session, int threads, Turn turn, String name) {
        long start = System.nanoTime();
        String document = document(session);
        if (!document.isEmpty()) {
            turn.time(Measure.millis(name + ", " + count(threads)), System.nanoTime() - start);
            expect(threads, count(document, ELEMENT));
            expect(threads, count(document, NAME));
            expect(threads, count(document, CORE));
        }
    }

    static String count(int threads) {
        return threads == 1 ? "1 thread" : String.format("%,d threads", threads);
    }

    private static int count(String document, String part) {
        return document.split(part, -1).length - 1;
    }

    /** Empty where the server has no such object. */
    private static String document(DebugSession session) {
        StringBuilder document = new StringBuilder();
        while (true) {
            Reply reply = session.ask(
                    Request.of("qXfer:threads:read::" + Hex.number(document.length()) + "," + Hex.number(PIECE)));
            if (reply.isEmpty() || reply.isError()) {
                return "";
            }
            document.append(reply.text(), 1, reply.length());
            if (reply.first() == 'l') {
                return document.toString();
            }
        }
    }

    private static int idsListed(DebugSession session) {
        int listed = 0;
        Request next = Request.of("qsThreadInfo");
        Reply reply = session.query(Request.of("qfThreadInfo"));
        while (reply.first() == 'm') {
            listed += reply.text().split(",").length;
            reply = session.query(next);
        }
        return listed;
    }

    private static void expect(int threads, int listed) {
        if (listed != threads) {
            throw new ProtocolException(listed + " threads listed instead of " + threads);
        }
    }
}
