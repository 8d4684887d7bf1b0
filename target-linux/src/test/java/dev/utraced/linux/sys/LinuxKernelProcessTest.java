package dev.utraced.linux.sys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.puppet.PuppetProgram;
import dev.utraced.linux.sys.WaitStatus.Exited;
import dev.utraced.linux.sys.WaitStatus.NoChild;
import dev.utraced.linux.sys.WaitStatus.SignalStop;
import dev.utraced.linux.sys.WaitStatus.TraceEventStop;
import org.junit.jupiter.api.Test;

/** How the real kernel tells of fork, vfork and exec. */
class LinuxKernelProcessTest {
    @Test
    void aForkedChildIsOursBeforeItRuns() {
        try (Held held = Held.running()) {
            held.puppet.tell("fork exit 3");
            assertThat(held.next(held.pid)).isEqualTo(new TraceEventStop(PtraceEvent.FORK));
            int child = (int) held.kernel.eventMessage(held.pid);
            assertThat(held.next(child)).isEqualTo(Held.INTERRUPTED);
            assertThat(held.procFs.status(child).orElseThrow().threadGroup()).isEqualTo(child);
            held.resume(child);
            assertThat(held.next(child)).isEqualTo(new Exited(3));
            held.resume(held.pid);
            assertThat(held.next(held.pid)).isEqualTo(new SignalStop(LinuxSignals.SIGCHLD));
            held.resume(held.pid);
            assertThat(held.puppet.hear()).isEqualTo(Integer.toString(child));
        }
    }

    @Test
    void aVforkEndsWithTheChildsExit() {
        try (Held held = Held.running()) {
            held.puppet.tell("vfork exit 4");
            assertThat(held.next(held.pid)).isEqualTo(new TraceEventStop(PtraceEvent.VFORK));
            int child = (int) held.kernel.eventMessage(held.pid);
            assertThat(held.next(child)).isEqualTo(Held.INTERRUPTED);
            held.resume(held.pid);
            held.resume(child);
            assertThat(held.next(child)).isEqualTo(new Exited(4));
            assertThat(held.next(held.pid)).isEqualTo(new TraceEventStop(PtraceEvent.VFORK_DONE));
            assertThat(held.kernel.eventMessage(held.pid)).isEqualTo(child);
        }
    }

    @Test
    void aVforkEndsWithTheChildsExec() {
        try (Held held = Held.running()) {
            held.puppet.tell("vfork exit");
            assertThat(held.next(held.pid)).isEqualTo(new TraceEventStop(PtraceEvent.VFORK));
            int child = (int) held.kernel.eventMessage(held.pid);
            assertThat(held.next(child)).isEqualTo(Held.INTERRUPTED);
            held.resume(held.pid);
            held.resume(child);
            assertThat(held.next(child)).isEqualTo(new TraceEventStop(PtraceEvent.EXEC));
            assertThat(held.next(held.pid)).isEqualTo(new TraceEventStop(PtraceEvent.VFORK_DONE));
            held.resume(child);
            assertThat(held.next(child)).isEqualTo(new Exited(0));
        }
    }

    @Test
    void anExecIsToldWithTheFormerNumber() {
        try (Held held = Held.running()) {
            held.puppet.tell("exec ids");
            assertThat(held.next(held.pid)).isEqualTo(new TraceEventStop(PtraceEvent.EXEC));
            assertThat(held.kernel.eventMessage(held.pid)).isEqualTo(held.pid);
            held.resume(held.pid);
            assertThat(held.puppet.hear()).isEmpty();
            assertThat(held.puppet.awaitReady()).isEqualTo(held.pid);
        }
    }

    @Test
    void anExecByAnotherThreadTakesTheLeadersNumber() {
        try (Held held = Held.running()) {
            int tid = held.worker();
            held.puppet.tell("@1 exec");
            assertThat(held.next(held.pid)).isEqualTo(new TraceEventStop(PtraceEvent.EXEC));
            assertThat(held.kernel.eventMessage(held.pid)).isEqualTo(tid);
            assertThat(held.kernel.poll(tid)).isEqualTo(new NoChild());
            assertThat(held.procFs.tasks(held.pid)).containsExactly(held.pid);
            held.resume(held.pid);
            assertThat(held.puppet.hear()).isEmpty();
            assertThat(held.puppet.awaitReady()).isEqualTo(held.pid);
        }
    }

    @Test
    void anExecOf32BitCodeChangesTheWordSize() {
        try (Held held = Held.running()) {
            assertThat(held.procFs.wordSizeBytes(held.pid)).hasValue(8);
            held.puppet.tell("exec-program " + PuppetProgram.WIDTH_32.path());
            assertThat(held.next(held.pid)).isEqualTo(new TraceEventStop(PtraceEvent.EXEC));
            assertThat(held.procFs.wordSizeBytes(held.pid)).hasValue(4);
            assertThat(held.procFs.executable(held.pid))
                    .hasValue(PuppetProgram.WIDTH_32.path().toString());
        }
    }
}
