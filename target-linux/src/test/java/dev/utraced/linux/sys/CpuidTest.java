package dev.utraced.linux.sys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CpuidTest {
    private final Cpuid cpuid = new Cpuid();

    @Test
    void leafZeroNamesTheVendorThatTheKernelNames() throws IOException {
        Cpuid.Leaf leaf = cpuid.leaf(0, 0).orElseThrow();
        ByteBuffer name = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        name.putInt(leaf.ebx()).putInt(leaf.edx()).putInt(leaf.ecx());
        String vendor = new String(name.array(), StandardCharsets.US_ASCII);
        assertThat(Files.readString(Path.of("/proc/cpuinfo"))).contains("vendor_id\t: " + vendor);
    }

    @Test
    void theSubleafMatters() {
        assertThat(cpuid.leaf(0xd, 0)).isNotEqualTo(cpuid.leaf(0xd, 2));
    }

    @Test
    void aLeafBeyondTheHighestIsAbsent() {
        assertThat(cpuid.leaf(0x0fff_ffff, 0)).isEmpty();
        assertThat(cpuid.leaf(0x8fff_ffff, 0)).isEmpty();
    }

    @Test
    void theEnabledStateComponentsAreAmongThoseThatTheProcessorHas() {
        long enabled = cpuid.enabledStateComponents().orElseThrow();
        Cpuid.Leaf leaf = cpuid.leaf(0xd, 0).orElseThrow();
        long supported = Integer.toUnsignedLong(leaf.eax()) | (long) leaf.edx() << 32;
        assertThat(enabled & 3).isEqualTo(3);
        assertThat(enabled & ~supported).isZero();
    }
}
