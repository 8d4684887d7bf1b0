package dev.utraced.linux.proc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Converts {@code siginfo_t} between the 64-bit kernel's layout and that of a 32-bit process (i386, arm). To ptrace the kernel always
 * speaks its own, and a debugger expects the process's.
 */
public final class SigInfoLayout {
    /** In both layouts. */
    public static final int LENGTH_BYTES = 128;

    /** Signal, errno and code stand in front in both layouts. */
    private static final int COMMON_BYTES = 12;

    private static final int SIGNAL_OFFSET = 0;
    private static final int CODE_OFFSET = 8;

    private SigInfoLayout() {}

    /** @param kernels 128 bytes @return 128 bytes; what was unused in the union is 0 */
    public static byte[] toProcess(byte[] kernels, int wordSizeBytes) {
        if (wordSizeBytes == Long.BYTES) {
            return kernels.clone();
        }
        ByteBuffer from = buffer(kernels);
        ByteBuffer to = withCommonPart(from);
        SigInfoUnion.of(from.getInt(SIGNAL_OFFSET), from.getInt(CODE_OFFSET))
                .fields()
                .forEach(field -> field.narrow(from, to));
        return to.array();
    }

    /** The opposite of {@link #toProcess}. */
    public static byte[] toKernel(byte[] process, int wordSizeBytes) {
        if (wordSizeBytes == Long.BYTES) {
            return process.clone();
        }
        ByteBuffer from = buffer(process);
        ByteBuffer to = withCommonPart(from);
        SigInfoUnion.of(from.getInt(SIGNAL_OFFSET), from.getInt(CODE_OFFSET))
                .fields()
                .forEach(field -> field.widen(from, to));
        return to.array();
    }

    private static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    }

    private static ByteBuffer withCommonPart(ByteBuffer from) {
        return buffer(new byte[LENGTH_BYTES]).put(0, from, 0, COMMON_BYTES);
    }
}
