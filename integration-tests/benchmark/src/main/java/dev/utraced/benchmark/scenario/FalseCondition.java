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
 */
record FalseCondition(String name, String symbol, String threads) implements Scenario {

    @Override
    public Trial open(Workbench bench) throws IOException {
        Measure measure = Measure.micros(name);
        Inferior inferior = bench.launch(threads);
        inferior.session().expectOk(insert(inferior));
        proveConditionCounts(inferior);
        Batch batch = new Batch();
        return turn -> {
            while (turn.goesOn()) {
                long hits = batch.size();
                inferior.perform(Task.CALLS, hits);
                inferior.expectCounter(hits);
                long elapsed = inferior.read("elapsed");
                turn.time(measure, elapsed / (double) hits);
                batch.adapt(elapsed, turn.batchNanos());
            }
        };
    }

    /** {@code if (armed)} as bytecode: const32 address, ref64, end. */
    private Request insert(Inferior inferior) {
        String code = "24" + HexFormat.of().toHexDigits((int) inferior.address("armed")) + "1a27";
        return Request.of(
                "Z0," + Hex.number(inferior.address(symbol)) + ",1;X" + Hex.number(code.length() / 2) + "," + code);
    }

    /** A server that drops the breakpoint would be the fastest. */
    private void proveConditionCounts(Inferior inferior) {
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
        session.expectOk(insert(inferior));
    }
}
