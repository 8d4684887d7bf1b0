package dev.utraced.linux.sys;

import com.sun.jna.Function;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Asks the processor what it is, by two small functions in a page of their own. Absent answers where the JVM's processor is not
 * x86-64, or where the system allows no new executable memory. Any thread; not for hot paths.
 *
 * @see <a href="https://www.felixcloutier.com/x86/cpuid">CPUID</a>
 */
public final class Cpuid {
    /** {@code void cpuid(int leaf, int subleaf, int out[4])} in the System V convention; rbx belongs to the caller. */
    private static final byte[] CPUID = code(
            0x53, 0x49, 0x89, 0xd0, 0x89, 0xf8, 0x89, 0xf1, 0x0f, 0xa2, 0x41, 0x89, 0x00, 0x41, 0x89, 0x58, 0x04, 0x41,
            0x89, 0x48, 0x08, 0x41, 0x89, 0x50, 0x0c, 0x5b, 0xc3);

    /** {@code long xgetbv(void)} for extended control register 0. */
    private static final byte[] XGETBV =
            code(0x31, 0xc9, 0x0f, 0x01, 0xd0, 0x48, 0xc1, 0xe2, 0x20, 0x48, 0x09, 0xd0, 0xc3);

    private static final int OSXSAVE = 1 << 27;

    /** The four registers that CPUID fills. */
    public record Leaf(int eax, int ebx, int ecx, int edx) {}

    /** @return empty: the processor has no such leaf */
    public Optional<Leaf> leaf(int leaf, int subleaf) {
        return ExecutablePage.with(CPUID, function -> {
            int highest = execute(function, leaf & 0xf000_0000, 0).eax();
            return Integer.compareUnsigned(leaf, highest) > 0
                    ? Optional.<Leaf>empty()
                    : Optional.of(execute(function, leaf, subleaf));
        });
    }

    /** The state components that the system has switched on (XCR0). @return empty where XSAVE is not in use */
    public OptionalLong enabledStateComponents() {
        boolean readable =
                leaf(1, 0).filter(features -> (features.ecx() & OSXSAVE) != 0).isPresent();
        if (!readable) {
            return OptionalLong.empty();
        }
        return ExecutablePage.with(XGETBV, function -> Optional.of(function.invokeLong(new Object[0])))
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    private static Leaf execute(Function function, int leaf, int subleaf) {
        Scratch out = new Scratch(4 * Integer.BYTES);
        function.invokeVoid(new Object[] {leaf, subleaf, new Pointer(out.address())});
        ByteBuffer words = out.bytes().order(ByteOrder.nativeOrder());
        return new Leaf(words.getInt(0), words.getInt(4), words.getInt(8), words.getInt(12));
    }

    private static byte[] code(int... bytes) {
        byte[] code = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            code[i] = (byte) bytes[i];
        }
        return code;
    }
}
