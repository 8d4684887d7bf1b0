package dev.utraced.benchmark;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;

/** The machine that the servers run on. */
final class Processors {
    private static final String LATENCY_DEVICE = "/dev/cpu_dma_latency";

    private Processors() {}

    /**
     * Keeps idle processors from halting until the answer is closed; Linux takes the wish back with the file, see
     * {@code Documentation/power/pm_qos_interface.rst}. Waking a halted processor costs more than most packets do, and whether
     * a packet meets one is chance.
     */
    static Closeable keepAwake() throws IOException {
        RandomAccessFile device = new RandomAccessFile(LATENCY_DEVICE, "rw");
        device.write(new byte[Integer.BYTES]);
        return device;
    }
}
