package dev.utraced.linux.sys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.utraced.linux.machine.Machine;
import dev.utraced.linux.puppet.PuppetProgram;
import dev.utraced.linux.sys.WaitStatus.Killed;
import dev.utraced.linux.sys.WaitStatus.SignalStop;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Registers, debug registers and siginfo of a stopped task, on x86-64. */
class LinuxKernelRegistersTest {
    private static final int GENERAL_BYTES = 216;
    private static final int RBX_OFFSET = 5 * 8;
    private static final int RIP_OFFSET = 16 * 8;
    private static final int CS_OFFSET = 17 * 8;
    private static final int XMM0_OFFSET = 160;
    private static final int XSTATE_BV_OFFSET = 512;
    private static final long DEBUG_REGISTER_OFFSET = 848;
    private static final int SIGUSR1 = 10;
    private static final int SIGUSR2 = 12;

    /** Of {@code siginfo_t}: {@code si_pid}, 4 bytes, and {@code si_addr}, 8. */
    private static final int SENDER = 16;

    private static final int FAULT_ADDRESS = 16;

    @ParameterizedTest
    @EnumSource(PuppetProgram.class)
    void generalRegistersKeepWhatIsWritten(PuppetProgram program) {
        try (Held held = Held.stopped(program)) {
            ByteBuffer registers = Held.buffer(GENERAL_BYTES);
            assertThat(held.kernel.readGeneralRegisters(held.pid, registers)).isTrue();
            long codeSegment = program == PuppetProgram.WIDTH_32 ? 0x23 : 0x33;
            assertThat(registers.getLong(CS_OFFSET)).isEqualTo(codeSegment);

            registers.putLong(RBX_OFFSET, 0x12345678);
            assertThat(held.kernel.writeGeneralRegisters(held.pid, registers)).isTrue();
            ByteBuffer again = Held.buffer(GENERAL_BYTES);
            assertThat(held.kernel.readGeneralRegisters(held.pid, again)).isTrue();
            assertThat(again).isEqualTo(registers);
        }
    }

    @Test
    void aRegisterThatTheKernelRefusesIsAnErrorWithTheCallsName() {
        try (Held held = Held.stopped()) {
            ByteBuffer registers = Held.buffer(GENERAL_BYTES);
            held.kernel.readGeneralRegisters(held.pid, registers);
            registers.putLong(CS_OFFSET, 0);
            assertThatExceptionOfType(KernelException.class)
                    .isThrownBy(() -> held.kernel.writeGeneralRegisters(held.pid, registers))
                    .withMessageStartingWith("PTRACE_SETREGS tid=" + held.pid);
        }
    }

    @Test
    void vectorRegistersKeepWhatIsWritten() {
        try (Held held = Held.stopped()) {
            ByteBuffer area = Held.buffer(1 << 15);
            int lengthBytes = held.kernel.readExtendedRegisters(held.pid, area);
            assertThat(lengthBytes).isGreaterThanOrEqualTo(576);

            area.putLong(XSTATE_BV_OFFSET, area.getLong(XSTATE_BV_OFFSET) | 2);
            area.putLong(XMM0_OFFSET, 0x0102030405060708L);
            assertThat(held.kernel.writeExtendedRegisters(held.pid, area, lengthBytes))
                    .isTrue();
            ByteBuffer again = Held.buffer(1 << 15);
            assertThat(held.kernel.readExtendedRegisters(held.pid, again)).isEqualTo(lengthBytes);
            assertThat(again.getLong(XMM0_OFFSET)).isEqualTo(0x0102030405060708L);
        }
    }

    @Test
    void aDebugRegisterCatchesAWrite() {
        Machine.assumeDebugRegistersFire();
        try (Held held = Held.running()) {
            long word = held.address("word");
            held.interrupt(held.pid);
            assertThat(held.kernel.writeUser(held.pid, DEBUG_REGISTER_OFFSET, word))
                    .isTrue();
            long eightBytesWritten = 0x000d_0001;
            assertThat(held.kernel.writeUser(held.pid, DEBUG_REGISTER_OFFSET + 7 * 8, eightBytesWritten))
                    .isTrue();
            held.puppet.tell("set 5");
            held.resume(held.pid);
            assertThat(held.next(held.pid)).isEqualTo(new SignalStop(LinuxSignals.SIGTRAP));
            assertThat(SignalInfo.code(held.signalInfo(held.pid))).isEqualTo(SignalCode.TRAP_HWBKPT);
            long[] status = new long[1];
            assertThat(held.kernel.readUser(held.pid, DEBUG_REGISTER_OFFSET + 6 * 8, status))
                    .isTrue();
            assertThat(status[0] & 0xf).isEqualTo(1);
        }
    }

    @Test
    void aWordOfAllOnesIsNoError() {
        try (Held held = Held.running()) {
            held.puppet.tell("trap");
            held.next(held.pid);
            long[] word = new long[1];
            // orig_rax is -1 where a task is in no system call.
            assertThat(held.kernel.readUser(held.pid, 15 * 8, word)).isTrue();
            assertThat(word[0]).isEqualTo(-1);
        }
    }

    @Test
    void siginfoTellsWhoSentASignal() {
        try (Held held = Held.running()) {
            held.kernel.kill(held.pid, SIGUSR1);
            assertThat(held.next(held.pid)).isEqualTo(new SignalStop(SIGUSR1));
            assertThat(SignalInfo.code(held.signalInfo(held.pid))).isEqualTo(SignalCode.SI_USER);
            assertThat(held.signalInfo(held.pid).getInt(SENDER))
                    .isEqualTo((int) ProcessHandle.current().pid());

            held.resume(held.pid, 0);
            held.kernel.killThread(held.pid, held.pid, SIGUSR1);
            assertThat(held.next(held.pid)).isEqualTo(new SignalStop(SIGUSR1));
            assertThat(SignalInfo.code(held.signalInfo(held.pid))).isEqualTo(SignalCode.SI_TKILL);
        }
    }

    @Test
    void siginfoTellsWhereAFaultWas() {
        try (Held held = Held.running()) {
            held.puppet.tell("segv");
            assertThat(held.next(held.pid)).isEqualTo(new SignalStop(LinuxSignals.SIGSEGV));
            assertThat(SignalInfo.code(held.signalInfo(held.pid))).isEqualTo(SignalCode.FAULT);
            assertThat(held.signalInfo(held.pid).getLong(FAULT_ADDRESS)).isEqualTo(0x10);
        }
    }

    @Test
    void aChangedSiginfoIsWhatIsRead() {
        try (Held held = Held.running()) {
            held.kernel.kill(held.pid, SIGUSR1);
            assertThat(held.next(held.pid)).isEqualTo(new SignalStop(SIGUSR1));
            ByteBuffer bytes = held.signalInfo(held.pid).putInt(0, SIGUSR2).putInt(SENDER, 4711);
            assertThat(held.kernel.writeSigInfo(held.pid, bytes)).isTrue();
            assertThat(held.signalInfo(held.pid).getInt(0)).isEqualTo(SIGUSR2);
            assertThat(held.signalInfo(held.pid).getInt(SENDER)).isEqualTo(4711);
            held.resume(held.pid, SIGUSR2);
            assertThat(held.next(held.pid)).isEqualTo(new Killed(SIGUSR2));
        }
    }

    @Test
    void aGroupStopHasNoSiginfo() {
        try (Held held = Held.running()) {
            held.kernel.kill(held.pid, LinuxSignals.SIGSTOP);
            held.next(held.pid);
            held.resume(held.pid, LinuxSignals.SIGSTOP);
            assertThat(held.next(held.pid)).isEqualTo(new WaitStatus.EventStop(LinuxSignals.SIGSTOP));
            ByteBuffer bytes = Held.buffer(128);
            held.kernel.readSigInfo(held.pid, bytes);
            assertThat(SignalInfo.code(bytes)).isEqualTo(SignalCode.OTHER);
        }
    }

    @Test
    void theProgramCounterIsWhereTheTrapWas() {
        try (Held held = Held.running()) {
            long code = held.address("call");
            held.interrupt(held.pid);
            try (MemoryFile memory = held.kernel.openMemory(held.pid)) {
                assertThat(memory.write(code, ByteBuffer.wrap(new byte[] {(byte) 0xcc})))
                        .isEqualTo(1);
            }
            held.puppet.tell("call 1");
            held.resume(held.pid);
            assertThat(held.next(held.pid)).isEqualTo(new SignalStop(LinuxSignals.SIGTRAP));
            ByteBuffer registers = Held.buffer(GENERAL_BYTES);
            held.kernel.readGeneralRegisters(held.pid, registers);
            assertThat(registers.getLong(RIP_OFFSET)).isEqualTo(code + 1);
        }
    }
}
