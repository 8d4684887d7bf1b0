package dev.utraced.linux.proc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.target.MemoryRange;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Room for a pad of 200 bytes. */
class PadRoomTest {
    private static final int PAD_BYTES = 200;
    private static final long CODE = 0x5555_5555_5240L;
    private static final long END_OF_LIBC = 0x7fff_f7e0_0000L;
    private static final String TEXT = """
            555555554000-555555555000 r--p 00000000 fe:00 260131 /usr/bin/cat
            555555555000-555555557000 r-xp 00001000 fe:00 260131 /usr/bin/cat
            555555557000-555555558000 rwxp 00003000 fe:00 260131 /usr/bin/cat
            555555558000-555555579000 rw-p 00000000 00:00 0 [heap]
            7ffff7c00000-7ffff7e00000 r-xp 00000000 fe:00 260132 /usr/lib/libc.so.6
            7ffff7e10000-7ffff7e11000 r-xp 00000000 00:00 0 \n\
            7ffffffde000-7ffffffff000 rw-p 00000000 00:00 0 [stack]
            ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0 [vsyscall]
            """;

    private final PadRoom room = new PadRoom(MemoryMaps.parse(TEXT.getBytes(UTF_8)));

    private OptionalLong find(long instruction, long from, long size) {
        return room.find(instruction, new MemoryRange(from, size), PAD_BYTES);
    }

    @Test
    void itIsAsNearToTheInstructionAsCanBe() {
        assertThat(find(CODE, CODE - (1L << 30), 1L << 31)).hasValue(0x5555_5555_3000L);
        assertThat(find(END_OF_LIBC - 0x100, END_OF_LIBC - (1L << 30), 1L << 31))
                .hasValue(END_OF_LIBC);
    }

    @Test
    void aWindowOfOneAddressIsTakenWhereAllPagesOfThePadAreFree() {
        assertThat(find(CODE, 0x5555_6555_5b86L, 1)).hasValue(0x5555_6555_5b86L);
        assertThat(find(CODE, 0x5555_5555_3f38L, 1)).hasValue(0x5555_5555_3f38L);
        assertThat(find(CODE, 0x5555_5555_3f39L, 1)).isEmpty();
        assertThat(find(CODE, 0x5555_5555_4100L, 1)).isEmpty();
    }

    @Test
    void aSmallWindowIsUsedFromItsPagesOn() {
        assertThat(find(CODE, 0x5555_5000_0100L, 0x10000)).hasValue(0x5555_5001_0000L);
    }

    @Test
    void theHeapAndTheStackKeepWhatTheyGrowInto() {
        assertThat(find(CODE, 0x5555_5557_a000L, 0x1000)).isEmpty();
        assertThat(find(CODE, 0x7fff_fffd_0000L, 0x1000)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0x5555_5555_7100L, 0x5555_5555_8100L, 0x7fff_f7e1_0100L, 0x1000})
    void codeThatTheProgramMayChangeIsLeftAlone(long instruction) {
        assertThat(find(instruction, CODE - (1L << 30), 1L << 31)).isEmpty();
    }

    @Test
    void neitherTheFirstPagesNorWhatIsNotAnAddressIsRoom() {
        assertThat(find(CODE, 0x1000, 0x8000)).isEmpty();
        assertThat(find(CODE, -0x10000, 0x8000)).isEmpty();
        assertThat(find(CODE, 0x7fff_ffff_f100L, 0x10000)).isEmpty();
    }
}
