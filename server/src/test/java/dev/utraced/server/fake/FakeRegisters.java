package dev.utraced.server.fake;

import dev.utraced.target.ProcessId;
import dev.utraced.target.Registers;
import dev.utraced.target.TargetException;
import dev.utraced.target.ThreadId;
import dev.utraced.tdesc.Register;
import dev.utraced.tdesc.TargetDescription;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Three registers: {@code pc} and {@code sp} of 8 bytes, which are expedited and known without a description, and {@code flags} of 4.
 */
final class FakeRegisters implements Registers {
    static final TargetDescription DESCRIPTION = new TargetDescription(
            "fake",
            List.of(new Register("pc", 0, 8, 0), new Register("sp", 1, 8, 8), new Register("flags", 2, 4, 16)),
            2,
            "<target version=\"1.0\"><architecture>fake</architecture></target>");

    private final FakeTarget target;

    FakeRegisters(FakeTarget target) {
        this.target = target;
    }

    @Override
    public TargetDescription description(ProcessId process) {
        target.held(process);
        return DESCRIPTION;
    }

    @Override
    public void readAll(ThreadId thread, byte[] into, int offset) {
        byte[] registers = stopped(thread);
        System.arraycopy(registers, 0, into, offset, registers.length);
    }

    @Override
    public void writeAll(ThreadId thread, byte[] values) {
        System.arraycopy(values, 0, stopped(thread), 0, values.length);
    }

    @Override
    public Optional<byte[]> handle(ThreadId thread) {
        return target.thread(thread).running ? Optional.empty() : Optional.of(new byte[] {0x70, (byte) 0xff, 0, 0});
    }

    @Override
    public byte[] read(ThreadId thread, int number) {
        Register register = register(number);
        int start = register.offsetBytes();
        return Arrays.copyOfRange(stopped(thread), start, start + register.sizeBytes());
    }

    @Override
    public void write(ThreadId thread, int number, byte[] value) {
        Register register = register(number);
        if (value.length != register.sizeBytes()) {
            throw new TargetException("value of " + value.length + " bytes (expected: " + register.sizeBytes() + ")");
        }
        System.arraycopy(value, 0, stopped(thread), register.offsetBytes(), value.length);
    }

    @Override
    public int pc(ProcessId process) {
        return 0;
    }

    @Override
    public List<Integer> expedited(ProcessId process) {
        return List.of(0, 1);
    }

    private static Register register(int number) {
        if (!DESCRIPTION.has(number)) {
            throw new TargetException("no register " + number);
        }
        return DESCRIPTION.register(number);
    }

    private byte[] stopped(ThreadId id) {
        FakeThread thread = target.thread(id);
        if (thread.running) {
            throw new TargetException("thread " + id + " is running");
        }
        return thread.registers;
    }
}
