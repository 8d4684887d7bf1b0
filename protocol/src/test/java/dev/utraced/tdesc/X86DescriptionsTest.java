package dev.utraced.tdesc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class X86DescriptionsTest {
    private static final long SSE = 0x3;
    private static final long AVX = 0x7;
    private static final long AVX512 = 0xe7;
    private static final long AVX512_AND_KEYS = 0x2e7;
    private static final long AVX_AND_KEYS = 0x207;

    static Stream<Arguments> descriptions() {
        return Stream.of(SSE, AVX, AVX512, AVX512_AND_KEYS, AVX_AND_KEYS)
                .flatMap(xcr0 -> Stream.of(
                        Arguments.of(X86Descriptions.amd64(xcr0), xcr0),
                        Arguments.of(X86Descriptions.x32(xcr0), xcr0),
                        Arguments.of(X86Descriptions.i386(xcr0), xcr0)));
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void gdbLaysThePacketOutAsWeDo(TargetDescription description, long xcr0, @TempDir Path folder) {
        assertThat(GdbLayout.of(description, folder).inPacket())
                .containsExactlyInAnyOrderElementsOf(description.registers());
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void gdbComposesTheWholeVectorRegisters(TargetDescription description, long xcr0, @TempDir Path folder) {
        Map<String, String> types = GdbLayout.of(description, folder).types();

        assertThat(types.containsKey("ymm0")).isEqualTo((xcr0 & AVX) == AVX);
        assertThat(types.containsKey("zmm0")).isEqualTo((xcr0 & AVX512) == AVX512);
        assertThat(types)
                .containsEntry("xmm0", "vec128")
                .containsEntry("eflags", "i386_eflags")
                .containsEntry("mxcsr", "i386_mxcsr")
                .containsEntry("st0", "_i387_ext");
    }

    @Test
    void theNumbersOf64BitRegistersAreThoseOfGdbserver() {
        TargetDescription description = X86Descriptions.amd64(AVX512_AND_KEYS);

        assertThat(description.register("rip")).isEqualTo(new Register("rip", 16, 8, 128));
        assertThat(description.register("mxcsr")).isEqualTo(new Register("mxcsr", 56, 4, 532));
        assertThat(description.register("orig_rax")).isEqualTo(new Register("orig_rax", 57, 8, 536));
        assertThat(description.register("fs_base")).isEqualTo(new Register("fs_base", 58, 8, 544));
        assertThat(description.register("ymm0h")).isEqualTo(new Register("ymm0h", 60, 16, 560));
        assertThat(description.register("pkru")).isEqualTo(new Register("pkru", 148, 4, 2416));
        assertThat(description.totalBytes()).isEqualTo(2420);
    }

    @Test
    void a32BitProcessHasNoSegmentBasesAndNoHighVectorRegisters() {
        TargetDescription description = X86Descriptions.i386(AVX512_AND_KEYS);

        assertThat(description.registers())
                .extracting(Register::name)
                .contains("zmm7h", "k7", "pkru")
                .doesNotContain("fs_base", "xmm8", "xmm16", "zmm8h");
        assertThat(description.register("orig_eax")).isEqualTo(new Register("orig_eax", 41, 4, 308));
    }

    @Test
    void avx512WithoutAllItsComponentsIsLeftOut() {
        assertThat(X86Descriptions.amd64(0x67)).isEqualTo(X86Descriptions.amd64(AVX));
    }

    @Test
    void theDocumentIsWholeAndNamesTheSystem() {
        assertThat(X86Descriptions.amd64(SSE).xml())
                .startsWith("<?xml version=\"1.0\"?>\n<!DOCTYPE target SYSTEM \"gdb-target.dtd\">\n<target")
                .contains("<architecture>i386:x86-64</architecture>\n<osabi>GNU/Linux</osabi>\n")
                .doesNotContain("xi:include")
                .endsWith("</feature>\n</target>\n");
    }
}
