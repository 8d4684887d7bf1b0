package dev.utraced.linux.sys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SchedulingTest {
    private static final SchedulingAttributes WANTED = new SchedulingAttributes(19, 200_000);

    @Test
    void aThreadIsScheduledAsWasWrittenWhereTheKernelHasASliceForEach() {
        CompletableFuture<SchedulingAttributes> found = new CompletableFuture<>();
        new Thread(() -> {
                    var scheduling = new Scheduling();
                    assertThat(scheduling.write(Scheduling.SELF, WANTED)).isTrue();
                    found.complete(scheduling.ordinary(Scheduling.SELF).orElseThrow());
                })
                .start();
        assertThat(found.join()).isIn(WANTED, new SchedulingAttributes(19, 0));
    }

    @Test
    void aTaskThatHasGoneIsNotScheduled() {
        assertThat(new LinuxKernel().scheduling(Integer.MAX_VALUE)).isEmpty();
        assertThat(new LinuxKernel().setScheduling(Integer.MAX_VALUE, WANTED)).isFalse();
    }
}
