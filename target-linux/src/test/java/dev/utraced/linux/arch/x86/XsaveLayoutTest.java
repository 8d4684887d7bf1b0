package dev.utraced.linux.arch.x86;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.utraced.linux.sys.Cpuid;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XsaveLayoutTest {
    @ParameterizedTest
    @CsvSource({
        "INTEL_WITH_MPX, AVX, 576, 832",
        "INTEL_WITH_MPX, OPMASK, 1088, 1152",
        "INTEL_WITH_MPX, PKRU, 2688, 2696",
        "AMD, OPMASK, 832, 896",
        "AMD, ZMM_HI256, 896, 1408",
        "AMD, HI16_ZMM, 1408, 2432",
        "AMD, PKRU, 2432, 2440",
        "INTEL_WITH_AMX, HI16_ZMM, 1664, 2688",
        "SSE_ONLY, X87, 0, 160",
        "SSE_ONLY, SSE, 160, 416",
    })
    void componentsAreWhereTheProcessorSays(Processors processor, XsaveComponent component, int offset, int end) {
        XsaveLayout layout = processor.layout();

        assertThat(layout.offsetBytes(component)).isEqualTo(offset);
        assertThat(layout.endBytes(component)).isEqualTo(end);
    }

    @Test
    void onlyComponentsThatAreKnownAreNamed() {
        assertThat(Processors.INTEL_WITH_AMX.layout().components()).isEqualTo(0x2e7);
        assertThat(Processors.INTEL_WITH_MPX.layout().components()).isEqualTo(0x2e7);
        assertThat(Processors.AVX_ONLY.layout().components()).isEqualTo(0x7);
    }

    @Test
    void aComponentThatTheSystemHasNotSwitchedOnIsNotThere() {
        XsaveLayout layout = XsaveLayout.of(0x3, subleaf -> Optional.of(new Cpuid.Leaf(256, 576, 0, 0)));

        assertThat(layout.has(XsaveComponent.AVX)).isFalse();
        assertThatThrownBy(() -> layout.offsetBytes(XsaveComponent.AVX))
                .hasMessage("AVX (expected: one of [X87, SSE])");
    }

    @Test
    void aComponentWithoutASizeIsNotThere() {
        XsaveLayout layout = XsaveLayout.of(0x7, subleaf -> Optional.of(new Cpuid.Leaf(0, 0, 0, 0)));

        assertThat(layout.components()).isEqualTo(0x3);
    }

    @Test
    void thisProcessorHasAvxAtItsUsualPlace() {
        assertThat(XsaveLayout.ofThisProcessor(new Cpuid()).offsetBytes(XsaveComponent.AVX))
                .isEqualTo(576);
    }
}
