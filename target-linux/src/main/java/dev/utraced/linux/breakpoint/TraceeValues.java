package dev.utraced.linux.breakpoint;

import dev.utraced.agent.AgentContext;
import dev.utraced.agent.AgentException;
import dev.utraced.agent.UnreadableMemoryException;
import dev.utraced.linux.arch.Architecture;
import dev.utraced.linux.trace.Tracee;
import dev.utraced.tdesc.TargetDescription;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The values of one stopped thread, for agent expressions. */
public final class TraceeValues implements AgentContext {
    private static final int LONGEST_REGISTER_BYTES = 64;
    private static final int PIECE_BYTES = 256;

    private final byte[] register = new byte[LONGEST_REGISTER_BYTES];
    private final ByteBuffer registerValue = ByteBuffer.wrap(register).order(ByteOrder.nativeOrder());
    private final ByteBuffer word = ByteBuffer.allocateDirect(Long.BYTES).order(ByteOrder.nativeOrder());
    private final Tracee tracee;
    private final CleanMemory memory;

    /** @param memory of the thread's process, see {@link BreakpointEngine#memory} */
    public TraceeValues(Tracee tracee, CleanMemory memory) {
        this.tracee = tracee;
        this.memory = memory;
    }

    @Override
    public long register(int number) {
        Architecture architecture = tracee.group().architecture();
        TargetDescription description = architecture.description();
        if (!description.has(number) || !architecture.readRegister(tracee.registers(), number, register, 0)) {
            throw new AgentException("no register " + number);
        }
        return value(registerValue, description.register(number).sizeBytes());
    }

    @Override
    public long memory(long address, int sizeBytes) {
        word.clear().limit(sizeBytes);
        if (memory.read(address, word) != sizeBytes) {
            throw new UnreadableMemoryException(address);
        }
        return value(word, sizeBytes);
    }

    /** Read in pieces that end where the pages do, so that what lies behind the end need not be readable. */
    @Override
    public byte[] text(long address, int limitBytes) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE_BYTES];
        for (long at = address; text.size() < limitBytes; at = address + text.size()) {
            int wanted = Math.min(limitBytes - text.size(), PIECE_BYTES - (int) (at & (PIECE_BYTES - 1)));
            if (memory.read(at, ByteBuffer.wrap(piece, 0, wanted)) != wanted) {
                throw new UnreadableMemoryException(at);
            }
            for (int i = 0; i < wanted; i++) {
                if (piece[i] == 0) {
                    text.write(piece, 0, i);
                    return text.toByteArray();
                }
            }
            text.write(piece, 0, wanted);
        }
        return text.toByteArray();
    }

    private static long value(ByteBuffer bytes, int size) {
        return switch (size) {
            case 1 -> Byte.toUnsignedLong(bytes.get(0));
            case 2 -> Short.toUnsignedLong(bytes.getShort(0));
            case 4 -> Integer.toUnsignedLong(bytes.getInt(0));
            default -> bytes.getLong(0);
        };
    }
}
