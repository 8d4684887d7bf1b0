package dev.utraced.benchmark.scenario;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Contents that no run-length coding shortens: xorshift64, the same sequence that inferior.c fills its memory with. */
final class RandomBytes {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long INFERIOR_SEED = 88172645463325252L;

    private RandomBytes() {}

    /** What the inferior's {@code bulk} begins with. */
    static byte[] ofInferior(int length) {
        return of(length, INFERIOR_SEED);
    }

    /** The length is a multiple of eight. */
    static byte[] of(int length, long seed) {
        byte[] bytes = new byte[length];
        long state = seed;
        for (int i = 0; i < length; i += Long.BYTES) {
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            LONGS.set(bytes, i, state);
        }
        return bytes;
    }
}
