package dev.utraced.benchmark.scenario;

import dev.utraced.benchmark.client.DebugSession;
import dev.utraced.benchmark.client.ProtocolException;
import dev.utraced.benchmark.client.Request;
import dev.utraced.benchmark.lab.Inferior;
import dev.utraced.benchmark.lab.Workbench;
import dev.utraced.benchmark.measure.Measure;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Arrays;

/** Much memory written, each time with other contents, which are then looked for behind the server's back. */
record BulkWrite(String name, int length, Encoding encoding) implements Scenario {

    /** {@link DebugSession#writesInHex} or {@link DebugSession#writesInBinary}. */
    @FunctionalInterface
    interface Encoding {
        Request[] requests(DebugSession session, long address, byte[] data);
    }

    @Override
    public Trial open(Workbench bench) throws IOException {
        Measure measure = Measure.rate(name);
        Inferior inferior = bench.launch();
        DebugSession session = inferior.session();
        long address = inferior.address("bulk");
        return turn -> {
            while (turn.goesOn()) {
                byte[] data = RandomBytes.of(length, System.nanoTime());
                Request[] requests = encoding.requests(session, address, data);
                long start = System.nanoTime();
                for (Request request : requests) {
                    session.expectOk(request);
                }
                turn.rate(measure, length, System.nanoTime() - start);
                if (!Arrays.equals(data, memory(inferior.pid(), address))) {
                    throw new ProtocolException("what was written is not there");
                }
            }
        };
    }

    private byte[] memory(long pid, long address) throws IOException {
        byte[] data = new byte[length];
        try (RandomAccessFile memory = new RandomAccessFile("/proc/" + pid + "/mem", "r")) {
            memory.seek(address);
            memory.readFully(data);
        }
        return data;
    }
}
