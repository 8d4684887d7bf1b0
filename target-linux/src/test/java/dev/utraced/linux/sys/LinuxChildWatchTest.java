package dev.utraced.linux.sys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.sys.WaitStatus.SignalStop;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinuxChildWatchTest {
    private static final int SIGUSR1 = 10;
    private static final int WNOHANG = 1;
    private static final int WALL = 0x40000000;

    /** Tests that ran before may have left children of this JVM. */
    @BeforeEach
    void reapStrangers() {
        while (Libc.waitpid(-1, 0, WNOHANG | WALL) > 0) {}
    }

    @Test
    void anotherThreadSeesAStopAndLeavesItToItsTracer() throws Exception {
        try (Held held = Held.running()) {
            CompletableFuture<Integer> bell = CompletableFuture.supplyAsync(() -> new LinuxChildWatch().await());
            held.puppet.ask("ids");
            assertThat(bell).isNotDone();

            held.puppet.tell("raise " + SIGUSR1);
            assertThat(bell.get(20, TimeUnit.SECONDS)).isEqualTo(held.pid);
            assertThat(held.kernel.poll(held.pid)).isEqualTo(new SignalStop(SIGUSR1));
        }
    }
}
