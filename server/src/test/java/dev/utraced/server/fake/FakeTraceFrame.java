package dev.utraced.server.fake;

import dev.utraced.target.MemoryRange;
import dev.utraced.target.TraceFrame;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One of the two frames of {@link FakeTracing}. */
record FakeTraceFrame(int number) implements TraceFrame {
    private static final MemoryRange COLLECTED = new MemoryRange(0x2000, 4);
    private static final byte[] DATA = {0x11, 0x22, 0x33, 0x44};

    @Override
    public int tracepoint() {
        return 1;
    }

    @Override
    public long pc() {
        return 0x1100;
    }

    @Override
    public Optional<byte[]> registers() {
        byte[] values = new byte[FakeRegisters.DESCRIPTION.totalBytes()];
        Arrays.fill(values, (byte) 0x55);
        return number == 1 ? Optional.of(values) : Optional.empty();
    }

    @Override
    public int readMemory(long address, ByteBuffer into) {
        if (number == 1 || !COLLECTED.contains(address)) {
            return 0;
        }
        int offset = (int) (address - COLLECTED.start());
        int length = Math.min(into.remaining(), DATA.length - offset);
        into.put(DATA, offset, length);
        return length;
    }

    @Override
    public List<MemoryRange> memory() {
        return number == 0 ? List.of(COLLECTED) : List.of();
    }

    @Override
    public List<Integer> variables() {
        return number == 1 ? List.of(2) : List.of();
    }

    @Override
    public OptionalLong variable(int wanted) {
        return number == 1 && wanted == 2 ? OptionalLong.of(7) : OptionalLong.empty();
    }
}
