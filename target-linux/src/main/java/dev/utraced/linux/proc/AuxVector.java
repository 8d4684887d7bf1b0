package dev.utraced.linux.proc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What the kernel told a program at its start.
 *
 * @see <a href="https://man7.org/linux/man-pages/man3/getauxval.3.html">getauxval(3)</a>
 */
public final class AuxVector {
    /** AT_PHDR: address of the program headers. */
    public static final int PROGRAM_HEADERS = 3;

    /** AT_PHNUM. */
    public static final int PROGRAM_HEADER_COUNT = 5;

    /** AT_PAGESZ, in bytes. */
    public static final int PAGE_SIZE = 6;

    /** AT_BASE: where the dynamic linker was loaded; 0 or not there in a static program. */
    public static final int INTERPRETER_BASE = 7;

    /** AT_ENTRY: the program's entry point. */
    public static final int ENTRY = 9;

    /** AT_SYSINFO_EHDR: where the vDSO's ELF header is. */
    public static final int VDSO = 33;

    private static final int END = 0;

    private final byte[] raw;
    private final Map<Integer, Long> values = new LinkedHashMap<>();

    private AuxVector(byte[] raw) {
        this.raw = raw;
    }

    /** @param raw {@code /proc/PID/auxv} */
    public static AuxVector parse(byte[] raw, int wordSizeBytes) {
        AuxVector vector = new AuxVector(raw.clone());
        Words words = new Words(ByteBuffer.wrap(vector.raw).order(ByteOrder.nativeOrder()), wordSizeBytes);
        for (int i = 0; i + 1 < words.count() && words.get(i) != END; i += 2) {
            vector.values.put((int) words.get(i), words.get(i + 1));
        }
        return vector;
    }

    /** As the kernel gives it, in the word size of the process. */
    public byte[] raw() {
        return raw.clone();
    }

    public OptionalLong value(int type) {
        Long value = values.get(type);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
