package dev.utraced.linux.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadedElfTest {
    private static final long BASE = 0x5555_0000L;

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 5000, 65535})
    void anyNumberOfProgramHeadersIsRead(int count) {
        ByteBuffer headers = ByteBuffer.allocate(count * 56).order(ByteOrder.nativeOrder());
        for (int i = 0; i < count; i++) {
            headers.putInt(i == count - 1 ? ProgramHeader.DYNAMIC : 4).putInt(4);
            headers.putLong(0).putLong(i).putLong(0).putLong(0).putLong(0).putLong(8);
        }
        MemoryImage image = new MemoryImage(8).bytes(BASE + 64, headers.array());
        LoadedElf program = LoadedElf.program(image.memory(), auxv(8, 3, BASE + 64, 5, count))
                .orElseThrow();

        assertThat(program.segments()).hasSize(count);
        assertThat(program.first(ProgramHeader.DYNAMIC).orElseThrow().address()).isEqualTo(count - 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void theBiasIsTakenFromTheHeadersOwnSegment(int wordSize) {
        MemoryImage image =
                new MemoryImage(wordSize).bytes(BASE + 0x40, segment(wordSize, ProgramHeader.PROGRAM_HEADERS, 0x40));
        assertThat(LoadedElf.program(image.memory(), auxv(wordSize, 3, BASE + 0x40, 5, 1)))
                .map(LoadedElf::bias)
                .contains(BASE);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void withoutSuchASegmentTheEntryPointTellsTheBias(int wordSize) {
        int headerSize = wordSize == 8 ? 64 : 52;
        MemoryImage image = new MemoryImage(wordSize)
                .bytes(BASE, header(wordSize, 0x1040))
                .bytes(BASE + headerSize, segment(wordSize, ProgramHeader.LOAD, 0));
        LoadedElf program = LoadedElf.program(
                        image.memory(), auxv(wordSize, 3, BASE + headerSize, 5, 1, 9, BASE + 0x1040))
                .orElseThrow();
        assertThat(program.bias()).isEqualTo(BASE);
        assertThat(program.machine()).isEqualTo(62);
    }

    @Test
    void headersThatCannotBeReadAreMissing() {
        assertThat(LoadedElf.program(new MemoryImage(8).memory(), auxv(8, 3, BASE, 5, 13)))
                .isEmpty();
        assertThat(LoadedElf.program(new MemoryImage(8).memory(), auxv(8))).isEmpty();
        assertThat(LoadedElf.at(new MemoryImage(8).words(BASE, new long[8]).memory(), BASE))
                .isEmpty();
    }

    @Test
    void aHeaderOfTheOtherWordSizeIsNotTakenForOne() {
        MemoryImage image =
                new MemoryImage(8).bytes(BASE, header(8, 0)).bytes(BASE + 64, segment(8, ProgramHeader.LOAD, 0));
        assertThat(LoadedElf.at(image.memory(), BASE)).isPresent();
        assertThat(LoadedElf.at(new ProcessMemory(image, 4), BASE)).isEmpty();
    }

    private static byte[] header(int wordSize, long entry) {
        ByteBuffer header = ByteBuffer.allocate(wordSize == 8 ? 64 : 52).order(ByteOrder.nativeOrder());
        header.put(new byte[] {0x7f, 'E', 'L', 'F', (byte) (wordSize / 4)}).putShort(18, (short) 62);
        if (wordSize == 8) {
            header.putLong(24, entry).putLong(32, 64).putShort(56, (short) 1);
        } else {
            header.putInt(24, (int) entry).putInt(28, 52).putShort(44, (short) 1);
        }
        return header.array();
    }

    private static byte[] segment(int wordSize, int type, long address) {
        ByteBuffer segment = ByteBuffer.allocate(wordSize == 8 ? 56 : 32).order(ByteOrder.nativeOrder());
        segment.putInt(0, type);
        if (wordSize == 8) {
            segment.putLong(16, address);
        } else {
            segment.putInt(8, (int) address);
        }
        return segment.array();
    }

    private static AuxVector auxv(int wordSize, long... pairs) {
        MemoryImage image = new MemoryImage(wordSize).words(0, pairs);
        return AuxVector.parse(
                image.memory().bytes(0, pairs.length * wordSize).orElseThrow().array(), wordSize);
    }
}
