package dev.utraced.linux.sys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.utraced.linux.puppet.Puppet;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProcMemoryTest {
    private static final int PAGE_BYTES = 4096;

    /** Of the puppet, and no multiple of anything. */
    private static final int LARGE_BYTES = 1200 * 1000;

    private final Puppet puppet = Puppet.start();
    private final MemoryFile memory = new LinuxKernel().openMemory(puppet.pid());

    @AfterEach
    void close() {
        memory.close();
        puppet.close();
    }

    @Test
    void aReadFillsTheBuffer() {
        ByteBuffer bytes = ByteBuffer.allocateDirect(3 * PAGE_BYTES - 10);
        assertThat(memory.read(address("address buffer") + 5, bytes)).isEqualTo(bytes.capacity());
        assertThat(bytes.hasRemaining()).isFalse();
        for (int i = 0; i < bytes.capacity(); i++) {
            assertThat(Byte.toUnsignedInt(bytes.get(i))).isEqualTo((i + 5) % 251);
        }
    }

    @Test
    void aWriteIsSeenByTheProgram() {
        ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.nativeOrder()).putLong(0, 4711);
        assertThat(memory.write(address("address word"), bytes)).isEqualTo(8);
        assertThat(puppet.ask("value word")).isEqualTo("4711");
    }

    @Test
    void moreThanGoesThroughAtOnceIsMovedPieceByPiece() {
        long start = address("address large");
        byte[] written = new byte[LARGE_BYTES];
        new Random(1).nextBytes(written);
        assertThat(memory.write(start, ByteBuffer.wrap(written))).isEqualTo(written.length);
        ByteBuffer read = ByteBuffer.allocate(written.length + 2).position(1).limit(written.length + 1);
        assertThat(memory.read(start, read)).isEqualTo(written.length);
        assertThat(read.position()).isEqualTo(written.length + 1);
        assertThat(Arrays.copyOfRange(read.array(), 1, written.length + 1)).isEqualTo(written);
        assertThat(read.array()[0]).isZero();
        assertThat(read.array()[written.length + 1]).isZero();
    }

    @Test
    void whatIsClosedReachesNoOtherFile() {
        memory.close();
        memory.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> memory.read(address("address buffer"), ByteBuffer.allocate(8)));
        assertThatIllegalStateException()
                .isThrownBy(() -> memory.write(address("address word"), ByteBuffer.allocate(8)));
    }

    @Test
    void aReadThatRunsIntoAHoleGivesThePrefix() {
        long hole = address("hole") + PAGE_BYTES;
        ByteBuffer bytes = ByteBuffer.allocateDirect(2 * PAGE_BYTES);
        assertThat(memory.read(hole - 100, bytes)).isEqualTo(100);
        assertThat(bytes.position()).isEqualTo(100);
        assertThat(memory.read(hole - PAGE_BYTES, bytes.clear())).isEqualTo(PAGE_BYTES);
        assertThat(bytes.get(PAGE_BYTES - 1)).isEqualTo((byte) 'm');
    }

    @Test
    void aWriteThatRunsIntoAHoleWritesThePrefix() {
        long hole = address("hole") + PAGE_BYTES;
        assertThat(memory.write(hole - 3, ByteBuffer.wrap(new byte[8]))).isEqualTo(3);
        ByteBuffer bytes = ByteBuffer.allocate(4);
        memory.read(hole - 4, bytes);
        assertThat(bytes.array()).containsExactly('m', 0, 0, 0);
    }

    @Test
    void nothingCanBeReadInAHole() {
        assertThat(memory.read(0, ByteBuffer.allocate(8))).isZero();
        assertThat(memory.write(0, ByteBuffer.allocate(8))).isZero();
    }

    @Test
    void theUpperHalfIsNotThere() {
        assertThat(memory.read(0xffff_ffff_ff60_0000L, ByteBuffer.allocate(8))).isZero();
        assertThat(memory.read(Long.MAX_VALUE, ByteBuffer.allocate(8))).isZero();
    }

    @Test
    void anExecEndsIt() {
        long address = address("address buffer");
        puppet.ask("exec");
        puppet.awaitReady();
        assertThat(memory.read(address, ByteBuffer.allocate(8))).isZero();
    }

    @Test
    void aProcessThatIsNotThereCannotBeOpened() {
        assertThatExceptionOfType(KernelException.class)
                .isThrownBy(() -> new LinuxKernel().openMemory(0x7fff_fffe))
                .satisfies(e -> assertThat(e.errno()).isEqualTo(Errno.ENOENT));
    }

    private long address(String command) {
        return Long.parseUnsignedLong(puppet.ask(command), 16);
    }
}
