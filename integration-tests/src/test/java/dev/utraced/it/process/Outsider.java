package dev.utraced.it.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A process as the kernel shows it to an outsider, whatever the debuggers believe. */
public final class Outsider {
    private final long pid;

    private Outsider(long pid) {
        this.pid = pid;
    }

    public static Outsider of(long pid) {
        return new Outsider(pid);
    }

    public static Outsider of(ChildProcess process) {
        return new Outsider(process.pid());
    }

    public void hasTrapsAt(Long... addresses) {
        assertThat(ProcessText.differences(pid)).contains(hex(addresses));
    }

    public void hasNoTraps() {
        assertThat(ProcessText.differences(pid)).isEmpty();
    }

    /** Waits until the server has noticed what happened and cleaned up. */
    public void losesItsTraps() {
        await().atMost(Deadline.PATIENCE)
                .untilAsserted(() -> assertThat(ProcessText.differences(pid)).isEmpty());
    }

    /** The same for one place, when another debugger is still there with traps of its own. */
    public void losesItsTrapAt(long address) {
        await().atMost(Deadline.PATIENCE)
                .untilAsserted(
                        () -> assertThat(ProcessText.differences(pid)).doesNotContain(Long.toHexString(address)));
    }

    /** Waits until threads decide conditions of breakpoints by themselves. */
    public void getsCodeOfItsOwn() {
        await().atMost(Deadline.PATIENCE)
                .untilAsserted(() -> assertThat(ProcessText.ofNoFile(pid)).isNotEmpty());
    }

    /** Waits until nothing of that is left. */
    public void losesCodeOfItsOwn() {
        await().atMost(Deadline.PATIENCE)
                .untilAsserted(() -> assertThat(ProcessText.ofNoFile(pid)).isEmpty());
    }

    public void losesItsTracer() {
        await().atMost(Deadline.PATIENCE).until(() -> TaskState.tracer(pid) == 0);
    }

    private static String[] hex(Long[] addresses) {
        String[] words = new String[addresses.length];
        for (int i = 0; i < addresses.length; i++) {
            words[i] = Long.toHexString(addresses[i]);
        }
        return words;
    }
}
