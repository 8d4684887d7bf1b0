package dev.utraced.jmh;

import dev.utraced.rsp.command.Command;
import dev.utraced.rsp.command.Packets;
import dev.utraced.rsp.wire.FrameListener;
import dev.utraced.rsp.wire.FrameReader;
import dev.utraced.rsp.wire.FrameWriter;
import dev.utraced.rsp.wire.PayloadReader;
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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Bytes from a client up to the record that a handler gets. With the flags that the server runs with. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgs = {"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"})
public class Requests {
    private static final int MEBI = 1 << 20;

    private final byte[] data = new byte[MEBI];
    private final Taker taker = new Taker();
    private final FrameReader reader = FrameReader.ofRequests(4 * MEBI, taker);
    private ByteBuf read;
    private ByteBuf breakpoint;
    private ByteBuf writeInHex;
    private ByteBuf writeInBinary;

    /** What a session does first with a packet. */
    private static final class Taker implements FrameListener {
        private Command last;

        @Override
        public void packet(PayloadReader payload) {
            last = Packets.parse(payload);
        }

        @Override
        public void damaged() {
            throw new AssertionError("a damaged packet");
        }

        @Override
        public void tooLong() {
            throw new AssertionError("a packet too long");
        }
    }

    @Setup
    public void frame() {
        new Random(1).nextBytes(data);
        FrameWriter frames = FrameWriter.ofRequests();
        read = Unpooled.directBuffer();
        frames.beginPacket().text("m7fffffffe700,40");
        frames.endPacket(read);
        breakpoint = Unpooled.directBuffer();
        frames.beginPacket().text("Z0,55555555514f,1");
        frames.endPacket(breakpoint);
        writeInHex = Unpooled.directBuffer();
        frames.beginPacket().text("M7fffffffe700,100000:").hexData(data, 0, MEBI);
        frames.endPacket(writeInHex);
        writeInBinary = Unpooled.directBuffer();
        frames.beginPacket().text("X7fffffffe700,100000:").binary(data, 0, MEBI);
        frames.endPacket(writeInBinary);
    }

    private Command take(ByteBuf frame) {
        reader.read(frame.readerIndex(0));
        return taker.last;
    }

    @Benchmark
    public Command read64Bytes() {
        return take(read);
    }

    @Benchmark
    public Command insertBreakpoint() {
        return take(breakpoint);
    }

    @Benchmark
    public Command writeOneMebibyteInHex() {
        return take(writeInHex);
    }

    @Benchmark
    public Command writeOneMebibyteInBinary() {
        return take(writeInBinary);
    }
}
