package dev.utraced.linux.proc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.proc.CProgram.Running;
import dev.utraced.linux.sys.LinuxFiles;
import dev.utraced.target.ProcessId;
import dev.utraced.target.TargetException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process whose memory is damaged: here and there bytes are wrong, or cannot be read. It must not be taken for a defect of ours. */
class GarbageTest {
    private static final String WAIT = "#include <stdio.h>\nint main() { puts(\"up\"); fflush(stdout); getchar(); }";
    private static final int ROUNDS = 3000;

    @TempDir
    Path folder;

    @Test
    void whateverMemorySaysIsAnsweredOrRefused() {
        int refused = 0;
        try (Running running = CProgram.compile(folder, "victim", WAIT).start()) {
            LiveMemory memory = new LiveMemory(running.pid());
            for (int seed = 0; seed < ROUNDS; seed++) {
                refused += look(running.pid(), damaged(memory, new Random(seed)), seed);
            }
        }
        assertThat(refused).isBetween(1, ROUNDS);
    }

    private static int look(int pid, MemoryReader memory, int seed) {
        ProcessImage image = new ProcessImage(new ProcessId(pid), 8, memory, new LinuxFiles());
        try {
            switch (seed % 3) {
                case 0 -> image.libraries();
                case 1 -> image.scratchRanges();
                default ->
                    image.threadLocalAddress(
                            image.maps().mappings().get(5).range().start(),
                            8,
                            image.libraries().libraries().stream()
                                    .filter(library -> library.name().contains("libc"))
                                    .mapToLong(library -> library.linkMap())
                                    .findFirst()
                                    .orElse(0));
            }
            return 0;
        } catch (TargetException e) {
            return 1;
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    private static MemoryReader damaged(MemoryReader memory, Random random) {
        return (address, into) -> {
            int start = into.position();
            int read = memory.read(address, into);
            if (random.nextInt(20) == 0) {
                return random.nextInt(read + 1);
            }
            for (int i = 0; i < read; i++) {
                if (random.nextInt(60) == 0) {
                    into.put(start + i, (byte) random.nextInt());
                }
            }
            return read;
        };
    }
}
