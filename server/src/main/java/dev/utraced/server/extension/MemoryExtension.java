package dev.utraced.server.extension;

import dev.utraced.rsp.command.Command;
import dev.utraced.rsp.command.MemoryCommand.ReadBinary;
import dev.utraced.rsp.command.MemoryCommand.ReadMemory;
import dev.utraced.rsp.command.MemoryCommand.WriteMemory;
import dev.utraced.rsp.reply.BasicReply.Empty;
import dev.utraced.rsp.reply.BasicReply.Ok;
import dev.utraced.rsp.reply.DataReply.BinaryData;
import dev.utraced.rsp.reply.DataReply.HexData;
import dev.utraced.rsp.reply.Reply;
import dev.utraced.server.session.Extension;
import dev.utraced.server.session.FeatureList;
import dev.utraced.server.session.SessionContext;
import dev.utraced.target.TargetException;
import dev.utraced.target.TraceFrame;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Memory of the selected process: {@code m}, {@code x}, {@code M}, {@code X}.
 *
 * <p>A read that runs into memory that is not there gives what is readable before it; clients ask for the rest by itself and get the
 * error then.
 */
final class MemoryExtension implements Extension {
    private final SessionContext session;
    private ByteBuffer buffer = ByteBuffer.allocate(4096);

    MemoryExtension(SessionContext session) {
        this.session = session;
    }

    @Override
    public Reply answer(Command command) {
        if (command instanceof ReadMemory read) {
            return readHex(read.address(), read.lengthBytes());
        }
        if (command instanceof ReadBinary read) {
            return readBinary(read.address(), read.lengthBytes());
        }
        if (command instanceof WriteMemory write) {
            return write(write);
        }
        return Empty.EMPTY;
    }

    @Override
    public void advertise(FeatureList features) {
        features.add("binary-upload");
    }

    private Reply readHex(long address, int lengthBytes) {
        return new HexData(read(address, Math.min(lengthBytes, session.packetBytes() / 2)));
    }

    /** One byte goes to the letter in front; escapes may take as much room again as the data. */
    private Reply readBinary(long address, int lengthBytes) {
        ByteBuffer data = read(address, Math.min(lengthBytes, session.packetBytes() - 1));
        return new BinaryData(data, session.packetBytes() - 1);
    }

    private ByteBuffer read(long address, int lengthBytes) {
        if (buffer.capacity() < lengthBytes) {
            buffer = ByteBuffer.allocate(lengthBytes);
        }
        buffer.clear().limit(lengthBytes);
        if (lengthBytes > 0 && readSelected(address, buffer) == 0) {
            throw new TargetException("cannot read memory at 0x" + Long.toHexString(address));
        }
        return buffer.flip();
    }

    /** What a trace frame does not hold may be memory that does not change. */
    private int readSelected(long address, ByteBuffer into) {
        Optional<TraceFrame> frame = session.selections().frame();
        if (frame.isPresent()) {
            int collected = frame.get().readMemory(address, into);
            if (collected > 0 || !isReadOnly(address, into.remaining())) {
                return collected;
            }
        }
        return session.target().memory().read(session.selections().process(), address, into);
    }

    private boolean isReadOnly(long address, int lengthBytes) {
        return session.target().tracing().stream()
                .flatMap(tracing -> tracing.readOnly().stream())
                .anyMatch(range -> range.contains(address) && range.contains(address + lengthBytes - 1));
    }

    private Reply write(WriteMemory command) {
        if (session.selections().frame().isPresent()) {
            throw new TargetException("a trace frame cannot be changed");
        }
        if (command.data().hasRemaining()) {
            session.target().memory().write(session.selections().process(), command.address(), command.data());
        }
        return Ok.OK;
    }
}
