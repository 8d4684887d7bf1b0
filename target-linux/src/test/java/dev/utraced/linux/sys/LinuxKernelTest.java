package dev.utraced.linux.sys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.utraced.linux.puppet.Puppet;
import dev.utraced.linux.puppet.PuppetProgram;
import dev.utraced.linux.sys.WaitStatus.EventStop;
import dev.utraced.linux.sys.WaitStatus.Exited;
import dev.utraced.linux.sys.WaitStatus.Killed;
import dev.utraced.linux.sys.WaitStatus.NoChild;
import dev.utraced.linux.sys.WaitStatus.Nothing;
import dev.utraced.linux.sys.WaitStatus.SignalStop;
import dev.utraced.linux.sys.WaitStatus.SyscallStop;
import dev.utraced.linux.sys.WaitStatus.TraceEventStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the real kernel stops one task and lets it go, event by event. */
class LinuxKernelTest {
    private static final int SIGUSR1 = 10;
    private static final int SIGUSR2 = 12;
    private static final long UNBLOCKABLE = 1L << LinuxSignals.SIGKILL - 1 | 1L << LinuxSignals.SIGSTOP - 1;

    @Test
    void seizingStopsNothing() {
        try (Held held = Held.running()) {
            assertThat(held.puppet.ask("ids")).startsWith(held.pid + " ");
            assertThat(held.kernel.poll(held.pid)).isEqualTo(new Nothing());
        }
    }

    @Test
    void anInterruptedTaskWaitsUntilItIsResumed() {
        try (Held held = Held.stopped()) {
            assertThat(held.procFs.stat(held.pid, held.pid).orElseThrow().state())
                    .isEqualTo('t');
            held.puppet.tell("ids");
            assertThat(held.puppet.hasSpoken()).isFalse();
            held.resume(held.pid);
            assertThat(held.puppet.hear()).startsWith(held.pid + " ");
        }
    }

    @Test
    void aTaskIsSeizedOnceOnly() {
        try (Held held = Held.running()) {
            assertThatExceptionOfType(KernelException.class)
                    .isThrownBy(() -> held.kernel.seize(held.pid, false, false))
                    .withMessageContaining("PTRACE_SEIZE tid=" + held.pid)
                    .satisfies(e -> assertThat(e.errno()).isEqualTo(Errno.EPERM));
        }
    }

    @ParameterizedTest
    @CsvSource({"NATIVE, true, 1", "WIDTH_32, false, 4"})
    void aSyscallStopTellsWhichCallItIsAndWhere(PuppetProgram program, boolean wide, long write) {
        try (Held held = Held.stopped(program)) {
            assertThat(held.kernel.syscallInfo(held.pid)).isEqualTo(SyscallInfo.NONE);
            held.puppet.tell("ids");
            SyscallInfo info = held.nextCall();
            while (info.number() != write) {
                info = held.nextCall();
            }
            assertThat(info.phase()).isEqualTo(SyscallInfo.Phase.ENTRY);
            assertThat(info.wide()).isEqualTo(wide);
            SyscallInfo back = held.nextCall();
            assertThat(back.phase()).isEqualTo(SyscallInfo.Phase.RETURN);
            assertThat(back.result()).isPositive();
            assertThat(back.stackPointer()).isEqualTo(info.stackPointer());
        }
    }

    @Test
    void exitStatusesAreToldOnce() {
        try (Held held = Held.running()) {
            held.puppet.ask("exit 42");
            assertThat(held.next(held.pid)).isEqualTo(new Exited(42));
            assertThat(held.kernel.poll(held.pid)).isEqualTo(new NoChild());
        }
    }

    @Test
    void aKilledTaskIsGoneForEveryCall() {
        try (Held held = Held.stopped()) {
            assertThat(held.kernel.kill(held.pid, LinuxSignals.SIGKILL)).isTrue();
            held.awaitState(held.pid, 'Z');
            assertThat(held.kernel.resume(held.pid, ResumeMode.CONTINUE, 0)).isFalse();
            assertThat(held.kernel.readGeneralRegisters(held.pid, Held.buffer(216)))
                    .isFalse();
            assertThat(held.kernel.readExtendedRegisters(held.pid, Held.buffer(1 << 14)))
                    .isZero();
            assertThat(held.kernel.readSigInfo(held.pid, Held.buffer(128))).isFalse();
            assertThat(held.kernel.swapSignalMask(held.pid, 0)).isEmpty();
            assertThat(held.kernel.readUser(held.pid, 0, new long[1])).isFalse();
            assertThat(held.kernel.writeUser(held.pid, 0, 0)).isFalse();
            assertThat(held.kernel.eventMessage(held.pid)).isEqualTo(Kernel.NO_MESSAGE);
            assertThat(held.kernel.listen(held.pid)).isFalse();
            assertThat(held.kernel.detach(held.pid, 0)).isFalse();
            assertThat(held.next(held.pid)).isEqualTo(new Killed(LinuxSignals.SIGKILL));
            assertThat(held.kernel.interrupt(held.pid)).isFalse();
        }
    }

    @Test
    void aSignalThatWaitsBehindAnInterruptIsDueUnlessItIsBlocked() {
        try (Held held = Held.running()) {
            held.puppet.ask("mask " + SIGUSR2);
            held.interrupt(held.pid);
            held.kernel.killThread(held.pid, held.pid, SIGUSR2);
            assertThat(held.kernel.hasDueSignal(held.pid)).isFalse();
            held.kernel.killThread(held.pid, held.pid, SIGUSR1);
            assertThat(held.kernel.hasDueSignal(held.pid)).isTrue();
            held.resume(held.pid);
            assertThat(held.next(held.pid)).isEqualTo(new SignalStop(SIGUSR1));
        }
    }

    @Test
    void whatATraceeIsMadeToBlockWaits() {
        try (Held held = Held.running()) {
            held.puppet.ask("mask " + SIGUSR2);
            held.interrupt(held.pid);
            long own = held.kernel
                    .swapSignalMask(held.pid, LinuxSignals.SENT_BY_OTHERS)
                    .orElseThrow();
            assertThat(own & 1L << SIGUSR2 - 1).isNotZero();
            held.kernel.killThread(held.pid, held.pid, SIGUSR1);
            assertThat(held.kernel.hasDueSignal(held.pid)).isFalse();
            assertThat(held.kernel.swapSignalMask(held.pid, own)).hasValue(LinuxSignals.SENT_BY_OTHERS & ~UNBLOCKABLE);
            held.resume(held.pid);
            assertThat(held.next(held.pid)).isEqualTo(new SignalStop(SIGUSR1));
        }
    }

    @Test
    void aSignalIsDeliveredOnlyWhenItIsPassedOn() {
        try (Held held = Held.running()) {
            held.puppet.ask("handle " + SIGUSR1);
            held.puppet.tell("raise " + SIGUSR1);
            assertThat(held.next(held.pid)).isEqualTo(new SignalStop(SIGUSR1));
            held.resume(held.pid, 0);
            held.puppet.hear();
            assertThat(held.puppet.ask("count " + SIGUSR1)).isEqualTo("0");

            held.puppet.tell("raise " + SIGUSR1);
            assertThat(held.next(held.pid)).isEqualTo(new SignalStop(SIGUSR1));
            held.resume(held.pid, SIGUSR1);
            held.puppet.hear();
            assertThat(held.puppet.ask("count " + SIGUSR1)).isEqualTo("1");
        }
    }

    @Test
    void aSystemCallStopsAtEntryAndAtReturn() {
        try (Held held = Held.running()) {
            held.puppet.tell("trap");
            assertThat(held.next(held.pid)).isEqualTo(new SignalStop(LinuxSignals.SIGTRAP));
            for (int stop = 0; stop < 4; stop++) {
                assertThat(held.kernel.resume(held.pid, ResumeMode.SYSCALL, 0)).isTrue();
                assertThat(held.next(held.pid)).isEqualTo(new SyscallStop());
                held.puppet.tell("ids");
            }
        }
    }

    @Test
    void aStepIsATrapOfItsOwnKind() {
        try (Held held = Held.running()) {
            held.puppet.tell("trap");
            assertThat(held.next(held.pid)).isEqualTo(new SignalStop(LinuxSignals.SIGTRAP));
            assertThat(SignalInfo.code(held.signalInfo(held.pid))).isEqualTo(SignalCode.SI_KERNEL);
            assertThat(held.kernel.resume(held.pid, ResumeMode.STEP, 0)).isTrue();
            assertThat(held.next(held.pid)).isEqualTo(new SignalStop(LinuxSignals.SIGTRAP));
            assertThat(SignalInfo.code(held.signalInfo(held.pid))).isEqualTo(SignalCode.TRAP_TRACE);
        }
    }

    @Test
    void aGroupStopLastsWhileListening() {
        try (Held held = Held.running()) {
            held.puppet.tell("kill " + LinuxSignals.SIGSTOP);
            assertThat(held.next(held.pid)).isEqualTo(new SignalStop(LinuxSignals.SIGSTOP));
            held.resume(held.pid, LinuxSignals.SIGSTOP);
            assertThat(held.next(held.pid)).isEqualTo(new EventStop(LinuxSignals.SIGSTOP));
            assertThat(held.kernel.listen(held.pid)).isTrue();
            assertThat(held.procFs.stat(held.pid, held.pid).orElseThrow().state())
                    .isEqualTo('t');
            assertThat(held.kernel.poll(held.pid)).isEqualTo(new Nothing());

            held.kernel.kill(held.pid, LinuxSignals.SIGCONT);
            assertThat(held.next(held.pid)).isEqualTo(Held.INTERRUPTED);
            held.resume(held.pid);
            assertThat(held.next(held.pid)).isEqualTo(new SignalStop(LinuxSignals.SIGCONT));
            held.resume(held.pid, LinuxSignals.SIGCONT);
            held.puppet.hear();
        }
    }

    @Test
    void aDetachedTaskRunsOnAndIsNotOursAnyMore() {
        try (Held held = Held.stopped()) {
            assertThat(held.kernel.detach(held.pid, 0)).isTrue();
            assertThat(held.puppet.ask("ids")).startsWith(held.pid + " ");
            assertThat(held.procFs.status(held.pid).orElseThrow().tracerPid()).isZero();
            assertThat(held.kernel.poll(held.pid)).isEqualTo(new NoChild());
        }
    }

    @Test
    void callsOnStrangersSayWhichCall() {
        try (Puppet stranger = Puppet.start()) {
            LinuxKernel kernel = new LinuxKernel();
            assertThat(kernel.resume(stranger.pid(), ResumeMode.CONTINUE, 0)).isFalse();
            assertThatExceptionOfType(KernelException.class)
                    .isThrownBy(() -> kernel.kill(stranger.pid(), 1000))
                    .withMessage("kill pid=" + stranger.pid() + " tid=" + stranger.pid()
                            + " signal=1000: Invalid argument (errno 22)");
        }
    }

    @Test
    void aNewThreadIsHeldBeforeItRuns() {
        try (Held held = Held.running()) {
            held.puppet.tell("thread");
            assertThat(held.next(held.pid)).isEqualTo(new TraceEventStop(PtraceEvent.CLONE));
            int tid = (int) held.kernel.eventMessage(held.pid);
            assertThat(held.procFs.tasks(held.pid)).containsExactly(held.pid, tid);
            assertThat(held.next(tid)).isEqualTo(Held.INTERRUPTED);
            held.resume(held.pid);
            assertThat(held.puppet.hasSpoken()).isFalse();
            held.resume(tid);
            assertThat(held.puppet.hear()).isEqualTo("1 " + tid);
        }
    }

    @Test
    void aThreadThatEndsIsReaped() {
        try (Held held = Held.running()) {
            int tid = held.worker();
            held.puppet.ask("@1 end");
            assertThat(held.next(tid)).isEqualTo(new Exited(0));
            assertThat(held.procFs.tasks(held.pid)).containsExactly(held.pid);
            assertThat(held.kernel.killThread(held.pid, tid, SIGUSR1)).isFalse();
        }
    }

    @Test
    void aLeaderThatEndsFirstIsHeardOfLast() {
        try (Held held = Held.running()) {
            int tid = held.worker();
            held.puppet.ask("end");
            held.awaitState(held.pid, 'Z');
            assertThat(held.kernel.poll(held.pid)).isEqualTo(new Nothing());
            assertThat(held.puppet.ask("ids")).startsWith(held.pid + " " + tid);
            held.puppet.ask("exit 7");
            assertThat(held.next(tid)).isEqualTo(new Exited(7));
            assertThat(held.next(held.pid)).isInstanceOf(Exited.class);
        }
    }

    @Test
    void aLeaderThatIsToReportItsExitIsHeardOfInTime() {
        try (Held held = Held.running()) {
            int tid = held.worker();
            held.interrupt(held.pid);
            assertThat(held.kernel.setOptions(held.pid, true, true)).isTrue();
            held.puppet.tell("end");
            held.resume(held.pid);
            assertThat(held.next(held.pid)).isEqualTo(new TraceEventStop(PtraceEvent.EXIT));
            assertThat(held.kernel.eventMessage(held.pid)).isZero();
            held.resume(held.pid);
            held.puppet.hear();
            assertThat(held.puppet.ask("ids")).startsWith(held.pid + " " + tid);
        }
    }
}
