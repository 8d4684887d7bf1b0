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
    private int looks;

    private void loadavg(String line) throws IOException {
        Files.writeString(procFs.resolve("loadavg"), line + "\n");
    }

    private ProcessorLoad load(int processors) {
        ProcessorLoad load = new ProcessorLoad(procFs, processors, processors, () -> now);
        load.tell(looked -> looks++);
        return load;
    }

    @Test
    void aTaskForEachProcessorLeavesNoneFree() throws IOException {
        loadavg("55.62 16.49 8.74 12/5195 15637");
        assertThat(load(12).isFull()).isTrue();
        assertThat(load(13).isFull()).isFalse();
    }

    @Test
    void oneTaskMoreHasToWait() throws IOException {
        loadavg("55.62 16.49 8.74 12/5195 15637");
        assertThat(load(11).keepsSomebodyWaiting()).isTrue();
        assertThat(load(12).keepsSomebodyWaiting()).isFalse();
    }

    @Test
    void whoMayUseAPartOfTheProcessorsDoesNotSeeWhetherThatIsTaken() {
        assertThat(new ProcessorLoad(procFs, 8, 8, () -> now).isBlind()).isFalse();
        assertThat(new ProcessorLoad(procFs, 8, 2, () -> now).isBlind()).isTrue();
    }

    @Test
    void theFileIsLookedAtEverySoOften() throws IOException {
        ProcessorLoad load = load(4);
        loadavg("0.00 0.00 0.00 1/100 200");
        assertThat(load.isFull()).isFalse();
        loadavg("0.00 0.00 0.00 9/100 200");
        now += 4 * MILLI;
        assertThat(load.isFull()).isFalse();
        assertThat(looks).isOne();
        now += MILLI;
        assertThat(load.isFull()).isTrue();
        assertThat(looks).isEqualTo(2);
    }

    @Test
    void moreThanTwoTasksForEachProcessorAreACrowd() throws IOException {
        loadavg("55.62 16.49 8.74 12/5195 15637");
        assertThat(load(5).isCrowd()).isTrue();
        assertThat(load(6).isCrowd()).isFalse();
    }

    @Test
    void withoutTheFileNobodyCanTell() {
        assertThat(load(1).isFull()).isFalse();
    }

    @Test
    void norWithAnotherKindOfFile() throws IOException {
        loadavg("");
        assertThat(load(1).isFull()).isFalse();
        now += 5 * MILLI;
        loadavg("12345");
        assertThat(load(1).isFull()).isFalse();
    }

    @Test
    void theProcessorsOfTheMachineAreCounted() throws IOException {
        Files.writeString(procFs.resolve("stat"), "cpu  1 2 3\ncpu0 1 2 3\ncpu7 1 2 3\nintr 5\n");
        assertThat(new ProcFs(procFs).processors()).isEqualTo(2);
        Files.delete(procFs.resolve("stat"));
        assertThat(new ProcFs(procFs).processors()).isEqualTo(1);
    }
}
