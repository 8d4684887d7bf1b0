package dev.utraced.linux.tracepoint;

import dev.utraced.target.MemoryRange;
import dev.utraced.target.TraceFrame;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** One frame of the buffer, taken apart. */
final class RecordedFrame implements TraceFrame {
    private final int number;
    private final int tracepoint;
    private final long pc;
    private final List<Piece> pieces = new ArrayList<>();
    private final Map<Integer, Long> variables = new LinkedHashMap<>();
    private Optional<byte[]> registers = Optional.empty();

    private record Piece(MemoryRange range, ByteBuffer data) {}

    /** @param bytes as {@link FrameBuilder} makes them; @param registerBytes the length of a block of registers */
    RecordedFrame(int number, int tracepoint, long pc, byte[] bytes, int registerBytes) {
        this.number = number;
        this.tracepoint = tracepoint;
        this.pc = pc;
        ByteBuffer blocks =
                ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).position(FrameBuilder.HEADER_BYTES);
        while (blocks.hasRemaining()) {
            take(blocks, registerBytes);
        }
    }

    private void take(ByteBuffer blocks, int registerBytes) {
        byte letter = blocks.get();
        switch (letter) {
            case 'R' -> {
                byte[] values = new byte[registerBytes];
                blocks.get(values);
                registers = Optional.of(values);
            }
            case 'M' -> {
                long address = blocks.getLong();
                int length = Short.toUnsignedInt(blocks.getShort());
                pieces.add(new Piece(new MemoryRange(address, length), blocks.slice(blocks.position(), length)));
                blocks.position(blocks.position() + length);
            }
            case 'V' -> variables.put(blocks.getInt(), blocks.getLong());
            default -> throw new IllegalStateException("trace frame with a block " + letter);
        }
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public int tracepoint() {
        return tracepoint;
    }

    @Override
    public long pc() {
        return pc;
    }

    @Override
    public Optional<byte[]> registers() {
        return registers;
    }

    @Override
    public int readMemory(long address, ByteBuffer into) {
        int before = into.position();
        long at = address;
        Optional<Piece> piece = pieceAt(at);
        while (into.hasRemaining() && piece.isPresent()) {
            int offset = (int) (at - piece.get().range().start());
            int length = Math.min(into.remaining(), piece.get().data().capacity() - offset);
            into.put(piece.get().data().slice(offset, length));
            at += length;
            piece = pieceAt(at);
        }
        return into.position() - before;
    }

    private Optional<Piece> pieceAt(long address) {
        return pieces.stream().filter(piece -> piece.range().contains(address)).findFirst();
    }

    @Override
    public List<MemoryRange> memory() {
        return pieces.stream().map(Piece::range).toList();
    }

    @Override
    public List<Integer> variables() {
        return List.copyOf(variables.keySet());
    }

    @Override
    public OptionalLong variable(int wanted) {
        Long value = variables.get(wanted);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
