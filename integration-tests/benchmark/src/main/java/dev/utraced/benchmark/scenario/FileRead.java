package dev.utraced.benchmark.scenario;

import dev.utraced.benchmark.client.DebugSession;
import dev.utraced.benchmark.client.Hex;
import dev.utraced.benchmark.client.ProtocolException;
import dev.utraced.benchmark.client.Recording;
import dev.utraced.benchmark.client.Reply;
import dev.utraced.benchmark.client.Request;
import dev.utraced.benchmark.lab.Workbench;
import dev.utraced.benchmark.measure.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A file fetched through {@code vFile:pread}, as gdb fetches the libraries of the process; each request asks for a packet. Replies are kept
 * as they come, and decoded and compared when the clock has stopped.
 */
record FileRead(String name, int length) implements Scenario {
    private static final long SEED = 4711;
    private static final int HEX = 16;

    @Override
    public Trial open(Workbench bench) throws IOException {
        Measure measure = Measure.rate(name);
        byte[] expected = RandomBytes.of(length, SEED);
        Path file = Files.write(bench.file("bulk-file"), expected).toAbsolutePath();
        DebugSession session = bench.launch().session();
        Reply opened = session.query(Request.of("vFile:open:" + Hex.ofText(file.toString()) + ",0,0"));
        String descriptor = opened.text().substring(1);
        Recording recording = new Recording(length + length / 8);
        return turn -> {
            byte[] data = new byte[length];
            while (turn.goesOn()) {
                recording.clear();
                long start = System.nanoTime();
                int replies = readAll(session, descriptor, recording);
                turn.rate(measure, length, System.nanoTime() - start);
                decode(session, recording, replies, data);
                if (!Arrays.equals(data, expected)) {
                    throw new ProtocolException("what was read is not in the file");
                }
            }
        };
    }

    /** @return in how many replies */
    private int readAll(DebugSession session, String descriptor, Recording recording) {
        String request = "vFile:pread:" + descriptor + "," + Hex.number(session.packetBytes()) + ",";
        int replies = 0;
        for (int at = 0; at < length; replies++) {
            String head = session.record(Request.of(request + Hex.number(at)), recording, ';');
            int count = head.startsWith("F") ? Integer.parseInt(head, 1, head.length(), HEX) : 0;
            if (count <= 0) {
                throw new ProtocolException("at " + at + " the file ends: " + head);
            }
            at += count;
        }
        return replies;
    }

    private static void decode(DebugSession session, Recording recording, int replies, byte[] data) {
        int at = 0;
        for (int i = 0; i < replies; i++) {
            Reply reply = session.replay(recording);
            at += reply.copyTo(data, at, reply.indexOf(';') + 1);
        }
        if (at != data.length) {
            throw new ProtocolException(at + " bytes came instead of " + data.length);
        }
    }
}
