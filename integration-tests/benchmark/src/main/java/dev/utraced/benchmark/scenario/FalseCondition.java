package dev.utraced.benchmark.scenario;

import dev.utraced.benchmark.client.DebugSession;
import dev.utraced.benchmark.client.Hex;
import dev.utraced.benchmark.client.ProtocolException;
import dev.utraced.benchmark.client.Request;
import dev.utraced.benchmark.client.StopReply;
import dev.utraced.benchmark.lab.Inferior;
import dev.utraced.benchmark.lab.Task;
import dev.utraced.benchmark.lab.Workbench;
import dev.utraced.benchmark.measure.Measure;
import java.io.IOException;
import java.util.HexFormat;

/**
 * A breakpoint whose condition the server evaluates, and which is false: the process must run on as if nothing had been there. The
 * program itself takes the time, from before the first hit to after the last one: where others are busy, it waits for a processor when
 * it is resumed, with any server, and longer than hits take.
 *
 * @param symbol where the breakpoint is
 * @param threads the inferior's argument for its other threads
 * @param most hits of one breakpoint: a new one, with another condition, is inserted after these
 */
record FalseCondition(String name, String symbol, String threads, long most) implements Scenario {
    FalseCondition(String name, String symbol, String threads) {
        this(name, symbol, threads, Long.MAX_VALUE);
    }

    @Override
    public Trial open(Workbench bench) throws IOException {
        Measure measure = Measure.micros(name);
        Inferior inferior = bench.launch(threads);
        Conditions conditions = new Conditions();
        inferior.session().expectOk(insert(inferior, conditions));
        proveConditionCounts(inferior, conditions);
        Batch batch = new Batch();
        return turn -> {
            while (turn.goesOn()) {
                long hits = Math.min(batch.size(), most);
                inferior.perform(Task.CALLS, hits);
                inferior.expectCounter(hits);
                long elapsed = inferior.read("elapsed");
                turn.time(measure, elapsed / (double) hits);
                batch.adapt(elapsed, turn.batchNanos());
                if (hits == most) {
                    conditions.change();
                    inferior.session().expectOk(inferior.breakpoint('z', inferior.address(symbol)));
                    inferior.session().expectOk(insert(inferior, conditions));
                }
            }
            if (!threads.startsWith("busy")) { // there it takes longer than the turn
                proveConditionCounts(inferior, conditions);
            }
        };
    }

    /** That say the same, each in its own way. */
    private static final class Conditions {
        private int number;

        void change() {
            number++;
        }

        /** {@code if (armed)} as bytecode: const32 number, pop, const32 address, ref64, end. */
        String code(Inferior inferior) {
            HexFormat hex = HexFormat.of();
            return "24" + hex.toHexDigits(number) + "2924" + hex.toHexDigits((int) inferior.address("armed")) + "1a27";
        }
    }

    private Request insert(Inferior inferior, Conditions conditions) {
        String code = conditions.code(inferior);
        return Request.of(
                "Z0," + Hex.number(inferior.address(symbol)) + ",1;X" + Hex.number(code.length() / 2) + "," + code);
    }

    /** A server that drops the breakpoint, or stops looking, would be the fastest. */
    private void proveConditionCounts(Inferior inferior, Conditions conditions) {
        DebugSession session = inferior.session();
        inferior.write("armed", 1);
        inferior.prepare(Task.CALLS, 1);
        StopReply stop = session.resume(Inferior.CONTINUE).expect(StopReply.SIGTRAP);
        if (!stop.programCounter().equals(Hex.littleEndian(inferior.address(symbol)))) {
            throw new ProtocolException("stopped elsewhere: " + stop);
        }
        session.expectOk(inferior.breakpoint('z', inferior.address(symbol)));
        session.resume(Inferior.CONTINUE).expect(StopReply.SIGHUP);
        inferior.write("armed", 0);
        session.expectOk(insert(inferior, conditions));
    }
}
