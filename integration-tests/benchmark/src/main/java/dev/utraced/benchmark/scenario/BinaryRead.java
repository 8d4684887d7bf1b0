package dev.utraced.benchmark.scenario;

import dev.utraced.benchmark.client.DebugSession;
import dev.utraced.benchmark.client.Hex;
import dev.utraced.benchmark.client.ProtocolException;
import dev.utraced.benchmark.client.Reply;
import dev.utraced.benchmark.client.Request;
import dev.utraced.benchmark.lab.Inferior;
import dev.utraced.benchmark.lab.Workbench;
import dev.utraced.benchmark.measure.Measure;
import java.io.IOException;
import java.util.Arrays;

/** Much memory read by {@code x}, a packet at a time; how much of it comes depends on what the server has to escape. */
record BinaryRead(String name, int length) implements Scenario {

    @Override
    public Trial open(Workbench bench) throws IOException {
        Measure measure = Measure.rate(name);
        Inferior inferior = bench.launch("fill=1");
        byte[] expected = RandomBytes.ofInferior(length);
        return turn -> {
            byte[] data = new byte[length];
            while (turn.goesOn()) {
                long start = System.nanoTime();
                readAll(inferior.session(), inferior.address("bulk"), data);
                turn.rate(measure, length, System.nanoTime() - start);
                if (!Arrays.equals(data, expected)) {
                    throw new ProtocolException("what was read is not what is there");
                }
            }
        };
    }

    private static void readAll(DebugSession session, long address, byte[] data) {
        int piece = session.packetBytes() - 1;
        for (int at = 0; at < data.length; ) {
            int wanted = Math.min(piece, data.length - at);
            Reply reply = session.query(Request.of("x" + Hex.number(address + at) + "," + Hex.number(wanted)));
            if (reply.first() != 'b' || reply.length() == 1) {
                throw new ProtocolException("at " + at + " memory ends: " + reply);
            }
            at += reply.copyTo(data, at, 1);
        }
    }
}
