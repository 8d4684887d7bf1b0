package dev.utraced.server.fake;

import dev.utraced.target.Memory;
import dev.utraced.target.ProcessId;
import dev.utraced.target.TargetException;
import java.nio.ByteBuffer;

/** 4 KiB from 0x1000 on, counting up from 0 at first. */
final class FakeMemory implements Memory {
    private final FakeTarget target;

    FakeMemory(FakeTarget target) {
        this.target = target;
    }

    @Override
    public int read(ProcessId process, long address, ByteBuffer into) {
        byte[] memory = target.held(process).memory;
        long start = address - FakeProcess.MEMORY_START;
        if (start < 0 || start >= memory.length) {
            return 0;
        }
        int length = Math.min(into.remaining(), memory.length - (int) start);
        into.put(memory, (int) start, length);
        return length;
    }

    @Override
    public void write(ProcessId process, long address, ByteBuffer from) {
        byte[] memory = target.held(process).memory;
        long start = address - FakeProcess.MEMORY_START;
        if (start < 0 || start + from.remaining() > memory.length) {
            throw new TargetException("cannot write memory at 0x" + Long.toHexString(address));
        }
        from.get(memory, (int) start, from.remaining());
    }
}
