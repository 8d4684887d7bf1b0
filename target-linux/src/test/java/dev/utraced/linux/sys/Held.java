package dev.utraced.linux.sys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.puppet.Puppet;
import dev.utraced.linux.puppet.PuppetProgram;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;

/** A puppet that this thread traces, and the few words that tests need to follow it stop by stop. */
final class Held implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    static final WaitStatus INTERRUPTED = new WaitStatus.EventStop(LinuxSignals.SIGTRAP);

    final LinuxKernel kernel = new LinuxKernel();
    final ProcFs procFs = ProcFs.system();
    final Puppet puppet;
    final int pid;

    private Held(PuppetProgram program) {
        puppet = Puppet.start(program);
        pid = puppet.pid();
        assertThat(kernel.seize(pid, true, false)).isTrue();
    }

    /** Seized and running. */
    static Held running() {
        return new Held(PuppetProgram.NATIVE);
    }

    /** Seized and stopped by an interrupt. */
    static Held stopped(PuppetProgram program) {
        Held held = new Held(program);
        held.interrupt(held.pid);
        return held;
    }

    static Held stopped() {
        return stopped(PuppetProgram.NATIVE);
    }

    void interrupt(int tid) {
        assertThat(kernel.interrupt(tid)).isTrue();
        assertThat(next(tid)).isEqualTo(INTERRUPTED);
    }

    /** Waits for the next thing that happens to a task. */
    WaitStatus next(int tid) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            WaitStatus status = kernel.poll(tid);
            if (!(status instanceof WaitStatus.Nothing)) {
                return status;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("nothing happens to " + tid);
            }
            Thread.yield();
        }
    }

    void resume(int tid) {
        resume(tid, 0);
    }

    void resume(int tid, int signal) {
        assertThat(kernel.resume(tid, ResumeMode.CONTINUE, signal)).isTrue();
    }

    /** Lets the puppet run to its next syscall-stop. */
    SyscallInfo nextCall() {
        assertThat(kernel.resume(pid, ResumeMode.SYSCALL, 0)).isTrue();
        assertThat(next(pid)).isEqualTo(new WaitStatus.SyscallStop());
        return kernel.syscallInfo(pid);
    }

    /** Waits until a task is in the state that the kernel has this letter for. */
    void awaitState(int tid, char state) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (procFs.stat(pid, tid).orElseThrow().state() != state) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(tid + " is never in state " + state);
            }
            Thread.yield();
        }
    }

    /** Has the running puppet make a worker, and lets both pass the events of that. @return its tid */
    int worker() {
        puppet.tell("thread");
        assertThat(next(pid)).isEqualTo(new WaitStatus.TraceEventStop(PtraceEvent.CLONE));
        int tid = (int) kernel.eventMessage(pid);
        assertThat(next(tid)).isEqualTo(INTERRUPTED);
        resume(pid);
        resume(tid);
        assertThat(puppet.hear()).endsWith(" " + tid);
        return tid;
    }

    /** Of the running puppet. */
    long address(String symbol) {
        return Long.parseUnsignedLong(puppet.ask("address " + symbol), 16);
    }

    static ByteBuffer buffer(int lengthBytes) {
        return ByteBuffer.allocateDirect(lengthBytes).order(ByteOrder.nativeOrder());
    }

    ByteBuffer signalInfo(int tid) {
        ByteBuffer bytes = buffer(128);
        assertThat(kernel.readSigInfo(tid, bytes)).isTrue();
        return bytes;
    }

    /** Kills the puppet and waits until nothing is left of it: its leader ends after all others. */
    @Override
    public void close() {
        puppet.close();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!(kernel.poll(pid) instanceof WaitStatus.NoChild)) {
            for (int tid : procFs.tasks(pid)) {
                kernel.poll(tid);
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError(pid + " never ends");
            }
        }
    }
}
