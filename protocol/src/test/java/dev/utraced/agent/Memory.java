package dev.utraced.agent;

/** A thread whose registers hold their number times 0x1111, and bytes from an address on, little-endian. */
record Memory(long start, byte[] bytes) implements AgentContext {
    static final AgentContext NONE = new Memory(0, new byte[0]);

    @Override
    public long register(int number) {
        return number * 0x1111L;
    }

    @Override
    public long memory(long address, int sizeBytes) {
        long offset = address - start;
        if (offset < 0 || offset + sizeBytes > bytes.length) {
            throw new AgentException("cannot read 0x" + Long.toHexString(address));
        }
        long value = 0;
        for (int i = sizeBytes - 1; i >= 0; i--) {
            value = value << Byte.SIZE | (bytes[(int) offset + i] & 0xff);
        }
        return value;
    }
}
