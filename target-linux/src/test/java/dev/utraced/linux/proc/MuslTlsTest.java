package dev.utraced.linux.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.utraced.target.TargetException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** musl's structures, made up in memory: a vector that reaches to two modules, where a third has been loaded since. */
class MuslTlsTest {
    private static final long THREAD = 0x7000;
    private static final long VECTOR = 0x8000;
    private static final List<Long> MODULES = List.of(0x100L, 0x200L, 0x300L);

    @ParameterizedTest
    @CsvSource({"8, BLOCKS_BELOW, 8", "4, BLOCKS_BELOW, 4", "8, BLOCKS_ABOVE, -8"})
    void modulesAreCountedInTheOrderOfTheList(int wordSize, TlsVariant variant, long vectorPointer) {
        MemoryImage image =
                new MemoryImage(wordSize).words(THREAD + vectorPointer, VECTOR).words(VECTOR, 2, 0x5000, 0x6000);
        MuslTls musl = new MuslTls(image.memory(), variant, MODULES);

        assertThat(musl.block(THREAD, module(0x100))).hasValue(0x5000);
        assertThat(musl.block(THREAD, module(0x200))).hasValue(0x6000);
        assertThat(musl.block(THREAD, module(0x300))).isEmpty();
        assertThatExceptionOfType(TargetException.class).isThrownBy(() -> musl.block(THREAD, module(0x400)));
    }

    @Test
    void aThreadWithoutVectorHasNoBlocks() {
        MuslTls musl = new MuslTls(new MemoryImage(8).memory(), TlsVariant.BLOCKS_BELOW, MODULES);
        assertThat(musl.block(THREAD, module(0x100))).isEmpty();
    }

    private static TlsModule module(long linkMap) {
        return new TlsModule(new LinkMap(linkMap, 0, 0, 0, 0, 0), Optional::empty);
    }
}
