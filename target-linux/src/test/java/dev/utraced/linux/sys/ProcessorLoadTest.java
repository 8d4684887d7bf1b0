package dev.utraced.linux.sys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorLoadTest {
    private static final long MILLI = 1_000_000;

    @TempDir
    Path procFs;

    private long now;

    private void loadavg(String line) throws IOException {
        Files.writeString(procFs.resolve("loadavg"), line + "\n");
    }

    private ProcessorLoad load(int processors) {
        return new ProcessorLoad(procFs, processors, () -> now);
    }

    @Test
    void aTaskForEachProcessorIsACrowd() throws IOException {
        loadavg("55.62 16.49 8.74 12/5195 15637");
        assertThat(load(12).getAsBoolean()).isTrue();
        assertThat(load(13).getAsBoolean()).isFalse();
    }

    @Test
    void theFileIsLookedAtEverySoOften() throws IOException {
        ProcessorLoad load = load(4);
        loadavg("0.00 0.00 0.00 1/100 200");
        assertThat(load.getAsBoolean()).isFalse();
        loadavg("0.00 0.00 0.00 9/100 200");
        now += 4 * MILLI;
        assertThat(load.getAsBoolean()).isFalse();
        now += MILLI;
        assertThat(load.getAsBoolean()).isTrue();
    }

    @Test
    void withoutTheFileNobodyCanTell() {
        assertThat(load(1).getAsBoolean()).isFalse();
    }

    @Test
    void norWithAnotherKindOfFile() throws IOException {
        loadavg("");
        assertThat(load(1).getAsBoolean()).isFalse();
        now += 5 * MILLI;
        loadavg("12345");
        assertThat(load(1).getAsBoolean()).isFalse();
    }

    @Test
    void theProcessorsOfTheMachineAreCounted() throws IOException {
        Files.writeString(procFs.resolve("stat"), "cpu  1 2 3\ncpu0 1 2 3\ncpu7 1 2 3\nintr 5\n");
        assertThat(new ProcFs(procFs).processors()).isEqualTo(2);
        Files.delete(procFs.resolve("stat"));
        assertThat(new ProcFs(procFs).processors()).isEqualTo(1);
    }
}
