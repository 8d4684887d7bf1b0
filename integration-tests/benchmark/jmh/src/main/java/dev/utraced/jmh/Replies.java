package dev.utraced.jmh;

import dev.utraced.rsp.wire.FrameWriter;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Memory into a framed reply: digits or escapes, runs, checksum. With the flags that the server runs with. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgs = {"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"})
public class Replies {
    @Param({"64", "4096", "1048576"})
    int lengthBytes;

    /** Random bytes have no runs; zeros are nothing else. */
    @Param({"random", "zeros"})
    String content;

    private final FrameWriter frames = FrameWriter.ofReplies();
    private ByteBuf out;
    private byte[] data;

    @Setup
    public void fill() {
        data = new byte[lengthBytes];
        if (content.equals("random")) {
            new Random(1).nextBytes(data);
        }
        out = Unpooled.directBuffer(2 * lengthBytes + 64);
    }

    @Benchmark
    public int hex() {
        frames.beginPacket().hexData(data, 0, lengthBytes);
        frames.endPacket(out.clear());
        return out.writerIndex();
    }

    @Benchmark
    public int binary() {
        frames.beginPacket().ascii('b').binary(data, 0, lengthBytes);
        frames.endPacket(out.clear());
        return out.writerIndex();
    }
}
