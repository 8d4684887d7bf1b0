package dev.utraced.linux.arch.x86;

import dev.utraced.linux.sys.Cpuid;
import java.util.Map;
import java.util.Optional;

/** What CPUID leaf 0xD says of processors that differ in their layout: for each component its size and offset. */
enum Processors {
    /** Skylake server: MPX between AVX and AVX-512. */
    INTEL_WITH_MPX(
            0x2ff,
            Map.of(
                    2, extent(256, 576),
                    3, extent(64, 960),
                    4, extent(64, 1024),
                    5, extent(64, 1088),
                    6, extent(512, 1152),
                    7, extent(1024, 1664),
                    9, extent(8, 2688))),
    /** Zen 4: no hole. */
    AMD(
            0x2e7,
            Map.of(
                    2, extent(256, 576),
                    5, extent(64, 832),
                    6, extent(512, 896),
                    7, extent(1024, 1408),
                    9, extent(8, 2432))),
    /** Sapphire Rapids: tiles behind everything else. */
    INTEL_WITH_AMX(
            0x602e7,
            Map.of(
                    2, extent(256, 576),
                    5, extent(64, 1088),
                    6, extent(512, 1152),
                    7, extent(1024, 1664),
                    9, extent(8, 2688),
                    17, extent(64, 2752),
                    18, extent(8192, 2816))),
    AVX_ONLY(0x7, Map.of(2, extent(256, 576))),
    SSE_ONLY(0x3, Map.of());

    private final long xcr0;
    private final Map<Integer, Cpuid.Leaf> subleaves;

    Processors(long xcr0, Map<Integer, Cpuid.Leaf> subleaves) {
        this.xcr0 = xcr0;
        this.subleaves = subleaves;
    }

    XsaveLayout layout() {
        return XsaveLayout.of(xcr0, subleaf -> Optional.ofNullable(subleaves.get(subleaf)));
    }

    int areaBytes() {
        return subleaves.values().stream()
                .mapToInt(leaf -> leaf.ebx() + leaf.eax())
                .max()
                .orElse(576);
    }

    private static Cpuid.Leaf extent(int sizeBytes, int offsetBytes) {
        return new Cpuid.Leaf(sizeBytes, offsetBytes, 0, 0);
    }
}
