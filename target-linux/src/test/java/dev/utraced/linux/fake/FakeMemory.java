package dev.utraced.linux.fake;

import dev.utraced.linux.sys.MemoryFile;
import java.nio.ByteBuffer;

/** Memory of one process: {@link #SIZE} bytes from {@link #START} on, and nothing else. */
public final class FakeMemory implements MemoryFile {
    public static final long START = 0x1000;
    public static final int SIZE = 0x1000;

    private final byte[] bytes;
    private boolean unmapped;
    private Runnable afterWrite = () -> {};

    FakeMemory() {
        this(new byte[SIZE]);
    }

    private FakeMemory(byte[] bytes) {
        this.bytes = bytes;
    }

    FakeMemory copy() {
        return new FakeMemory(bytes.clone());
    }

    public int at(long address) {
        return bytes[(int) (address - START)] & 0xff;
    }

    public void put(long address, int... values) {
        for (int i = 0; i < values.length; i++) {
            bytes[(int) (address - START) + i] = (byte) values[i];
        }
    }

    /** Looks at the memory as a thread that runs meanwhile could see it. */
    public void afterEachWrite(Runnable look) {
        afterWrite = look;
    }

    /** From now on nothing can be read or written. */
    public void unmap() {
        unmapped = true;
    }

    public byte[] snapshot() {
        return bytes.clone();
    }

    @Override
    public int read(long address, ByteBuffer into) {
        int count = readable(address, into.remaining());
        if (count > 0) {
            into.put(bytes, (int) (address - START), count);
        }
        return count;
    }

    @Override
    public int write(long address, ByteBuffer from) {
        int count = readable(address, from.remaining());
        if (count > 0) {
            from.get(bytes, (int) (address - START), count);
            afterWrite.run();
        }
        return count;
    }

    private int readable(long address, int wanted) {
        long end = Math.min(address + wanted, START + SIZE);
        return unmapped || address < START ? 0 : (int) Math.max(0, end - address);
    }

    @Override
    public void close() {}
}
