package dev.utraced.linux.proc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.utraced.target.MemoryRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryMapsTest {
    private static final String TEXT = """
            55bedfe3e000-55bedfe40000 r--p 00000000 fe:00 260131                     /usr/bin/cat
            55bedfe40000-55bedfe45000 r-xp 00002000 fe:00 260131                     /usr/bin/cat
            55bedfe60000-55bedfe81000 rw-p 00000000 00:00 0                          [heap]
            7f0000000000-7f0000021000 rw-p 00000000 00:00 0 \n\
            7f1000000000-7f1000001000 -w-s 1f00000000 103:1ab 18446744073709551615   /a b/c  d (deleted)
            ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0                  [vsyscall]
            """;

    private final MemoryMaps maps = MemoryMaps.parse(TEXT.getBytes(UTF_8));

    @Test
    void everyFieldOfALineIsThere() {
        assertThat(maps.mappings()).hasSize(6);
        assertThat(maps.mappings().get(1))
                .isEqualTo(new Mapping(
                        MemoryRange.between(0x55bedfe40000L, 0x55bedfe45000L),
                        true,
                        false,
                        true,
                        false,
                        0x2000,
                        new FileIdentity(0xfe, 0, 260131),
                        "/usr/bin/cat"));
        assertThat(maps.mappings().get(2).path()).isEqualTo("[heap]");
        assertThat(maps.mappings().get(3).path()).isEmpty();
        assertThat(maps.mappings().get(4))
                .isEqualTo(new Mapping(
                        MemoryRange.between(0x7f1000000000L, 0x7f1000001000L),
                        false,
                        true,
                        false,
                        true,
                        0x1f00000000L,
                        new FileIdentity(0x103, 0x1ab, -1),
                        "/a b/c  d (deleted)"));
    }

    @Test
    void anAddressIsFoundInItsMappingOnly() {
        assertThat(maps.at(0x55bedfe40000L)).contains(maps.mappings().get(1));
        assertThat(maps.at(0x55bedfe44fffL)).contains(maps.mappings().get(1));
        assertThat(maps.at(0x55bedfe45000L)).isEmpty();
        assertThat(maps.at(0)).isEmpty();
        assertThat(maps.at(0xffffffffff600fffL)).contains(maps.mappings().get(5));
        assertThat(maps.at(-1)).isEmpty();
    }

    @Test
    void theNextMappingIsFoundFromAGap() {
        assertThat(maps.atOrAfter(0)).contains(maps.mappings().get(0));
        assertThat(maps.atOrAfter(0x55bedfe45000L)).contains(maps.mappings().get(2));
        assertThat(maps.atOrAfter(0x55bedfe80fffL)).contains(maps.mappings().get(2));
        assertThat(maps.atOrAfter(0x8000000000000000L)).contains(maps.mappings().get(5));
        assertThat(maps.atOrAfter(-1)).isEmpty();
    }

    @Test
    void theKernelsOwnTextIsUnderstood() throws IOException {
        byte[] text = Files.readAllBytes(Path.of("/proc/self/maps"));
        MemoryMaps own = MemoryMaps.parse(text);
        assertThat(own.mappings()).hasSizeGreaterThan(50);
        assertThat(own.mappings()).extracting(Mapping::path).contains("[stack]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1000-", "1000-2000 r-xp", "1000-2000 r-xp 0 0:0", "1000 2000 r-xp 0 0:0 0\n", "\n"})
    void otherTextIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> MemoryMaps.parse(text.getBytes(UTF_8)));
    }

    @Test
    void aLastLineWithoutLineFeedCounts() {
        assertThat(MemoryMaps.parse("1000-2000 r-xp 0 0:0 7 /x".getBytes(UTF_8)).mappings())
                .extracting(Mapping::path)
                .containsExactly("/x");
    }
}
