package dev.utraced.linux.sys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SchedulingTest {
    private static final long SLICE_NANOS = 200_000;

    @Test
    void aThreadsSliceIsWhatWasWrittenWhereTheKernelHasOneForEach() {
        CompletableFuture<Long> found = new CompletableFuture<>();
        new Thread(() -> {
                    var scheduling = new Scheduling();
                    assertThat(scheduling.read(0)).isTrue();
                    scheduling.slice(SLICE_NANOS);
                    assertThat(scheduling.write(0)).isTrue();
                    assertThat(scheduling.read(0)).isTrue();
                    found.complete(scheduling.slice());
                })
                .start();
        assertThat(found.join()).isIn(SLICE_NANOS, 0L);
    }

    @Test
    void aTaskThatHasGoneHasNone() {
        assertThat(new LinuxKernel().timeSlice(Integer.MAX_VALUE)).isZero();
        assertThat(new LinuxKernel().setTimeSlice(Integer.MAX_VALUE, SLICE_NANOS))
                .isFalse();
    }
}
