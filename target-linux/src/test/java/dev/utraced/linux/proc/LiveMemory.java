package dev.utraced.linux.proc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** The memory of a running process of this test. */
final class LiveMemory implements MemoryReader, AutoCloseable {
    private final FileChannel channel;

    LiveMemory(int pid) {
        try {
            channel = FileChannel.open(Path.of("/proc/" + pid + "/mem"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public int read(long address, ByteBuffer into) {
        int done = 0;
        try {
            while (into.hasRemaining()) {
                int count = channel.read(into, address + done);
                if (count <= 0) {
                    break;
                }
                done += count;
            }
        } catch (IOException | IllegalArgumentException e) {
            return done;
        }
        return done;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
