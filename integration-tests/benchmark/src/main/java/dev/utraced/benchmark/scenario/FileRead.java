package dev.utraced.benchmark.scenario;

import dev.utraced.benchmark.client.DebugSession;
import dev.utraced.benchmark.client.Hex;
import dev.utraced.benchmark.client.ProtocolException;
import dev.utraced.benchmark.client.Reply;
import dev.utraced.benchmark.client.Request;
import dev.utraced.benchmark.lab.Workbench;
import dev.utraced.benchmark.measure.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A file fetched through {@code vFile:pread}, as gdb fetches the libraries of the process; each request asks for a packet. */
record FileRead(String name, int length) implements Scenario {
    private static final long SEED = 4711;

    @Override
    public Trial open(Workbench bench) throws IOException {
        Measure measure = Measure.rate(name);
        byte[] expected = RandomBytes.of(length, SEED);
        Path file = Files.write(bench.file("bulk-file"), expected).toAbsolutePath();
        DebugSession session = bench.launch().session();
        Reply opened = session.query(Request.of("vFile:open:" + Hex.ofText(file.toString()) + ",0,0"));
        String descriptor = opened.text().substring(1);
        return turn -> {
            byte[] data = new byte[length];
            while (turn.goesOn()) {
                long start = System.nanoTime();
                readAll(session, descriptor, data);
                turn.rate(measure, length, System.nanoTime() - start);
                if (!Arrays.equals(data, expected)) {
                    throw new ProtocolException("what was read is not in the file");
                }
            }
        };
    }

    private static void readAll(DebugSession session, String descriptor, byte[] data) {
        String head = "vFile:pread:" + descriptor + "," + Hex.number(session.packetBytes()) + ",";
        for (int at = 0; at < data.length; ) {
            Reply reply = session.query(Request.of(head + Hex.number(at)));
            int header = reply.indexOf(';') + 1;
            if (reply.first() != 'F' || header == 0 || header == reply.length()) {
                throw new ProtocolException("at " + at + " the file ends: " + reply);
            }
            at += reply.copyTo(data, at, header);
        }
    }
}
