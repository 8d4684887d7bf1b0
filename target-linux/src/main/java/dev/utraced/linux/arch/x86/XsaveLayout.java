package dev.utraced.linux.arch.x86;

import dev.utraced.linux.sys.Cpuid;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Where this processor puts each state component in the standard form of the XSAVE area, the form that ptrace hands out. Only the
 * legacy region is at the same place everywhere: with AVX-512, Intel leaves a hole for MPX where AMD does not.
 *
 * @see <a href="https://www.intel.com/sdm">Intel SDM volume 1, 13.4 XSAVE area, and CPUID leaf 0xD</a>
 */
public final class XsaveLayout {
    private static final int STATE_COMPONENTS_LEAF = 0xd;

    private final Map<XsaveComponent, Extent> extents = new EnumMap<>(XsaveComponent.class);

    /** A component's place, in bytes from the start of the area. */
    private record Extent(int offsetBytes, int sizeBytes) {
        int end() {
            return offsetBytes + sizeBytes;
        }
    }

    private XsaveLayout() {
        extents.put(XsaveComponent.X87, new Extent(0, 160));
        extents.put(XsaveComponent.SSE, new Extent(160, 256));
    }

    /**
     * @param xcr0 what the system has switched on
     * @param subleaves CPUID leaf 0xD by subleaf; empty: the processor does not have it
     */
    public static XsaveLayout of(long xcr0, IntFunction<Optional<Cpuid.Leaf>> subleaves) {
        XsaveLayout layout = new XsaveLayout();
        for (XsaveComponent component : XsaveComponent.values()) {
            if ((xcr0 & component.bit()) != 0 && !layout.has(component)) {
                subleaves
                        .apply(component.number())
                        .filter(leaf -> leaf.eax() != 0)
                        .ifPresent(leaf -> layout.extents.put(component, new Extent(leaf.ebx(), leaf.eax())));
            }
        }
        return layout;
    }

    /** The layout of the processor that runs this; without vector state beyond SSE where it cannot be asked. */
    public static XsaveLayout ofThisProcessor(Cpuid cpuid) {
        return of(cpuid.enabledStateComponents().orElse(0), subleaf -> cpuid.leaf(STATE_COMPONENTS_LEAF, subleaf));
    }

    /** XCR0, without the components that have no place here. */
    public long components() {
        return extents.keySet().stream().mapToLong(XsaveComponent::bit).reduce(0, (all, bit) -> all | bit);
    }

    boolean has(XsaveComponent component) {
        return extents.containsKey(component);
    }

    int offsetBytes(XsaveComponent component) {
        return extent(component).offsetBytes();
    }

    int endBytes(XsaveComponent component) {
        return extent(component).end();
    }

    private Extent extent(XsaveComponent component) {
        Extent extent = extents.get(component);
        if (extent == null) {
            throw new IllegalArgumentException(component + " (expected: one of " + extents.keySet() + ")");
        }
        return extent;
    }
}
