package dev.utraced.linux.breakpoint;

import dev.utraced.agent.AgentContext;
import dev.utraced.agent.AgentException;
import dev.utraced.linux.arch.Architecture;
import dev.utraced.linux.trace.Tracee;
import dev.utraced.tdesc.TargetDescription;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The values of one stopped thread, for conditions. One object serves all threads, in turn. */
final class ConditionContext implements AgentContext {
    private static final int LONGEST_REGISTER_BYTES = 64;

    private final byte[] register = new byte[LONGEST_REGISTER_BYTES];
    private final ByteBuffer registerValue = ByteBuffer.wrap(register).order(ByteOrder.nativeOrder());
    private final ByteBuffer word = ByteBuffer.allocateDirect(Long.BYTES).order(ByteOrder.nativeOrder());
    private final Tracee tracee;
    private final CleanMemory memory;

    ConditionContext(Tracee tracee, CleanMemory memory) {
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
            throw new AgentException("cannot read 0x" + Long.toHexString(address));
        }
        return value(word, sizeBytes);
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
