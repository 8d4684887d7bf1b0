package dev.utraced.linux.arch.x86;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.arch.MovedInstruction;
import dev.utraced.linux.machine.Machine;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Instructions that show a single-step to the program, or their own address: here the processor's word is what it does when nobody steps
 * it.
 */
class MovedSystemCallTest {
    private static final byte[] INT_80 = {(byte) 0xcd, (byte) 0x80};
    private static final int GETPID_64 = 39;
    private static final int GETPID_32 = 20;
    private static final int TRAP_BYTES = 1;
    private static final long NO_CALL = -1;
    private static final long ERESTARTSYS = -512;

    private static StepOracle processor;

    @BeforeAll
    static void start() {
        processor = new StepOracle();
    }

    @AfterAll
    static void stop() {
        processor.close();
    }

    @ParameterizedTest
    @CsvSource({
        "0f 05, true, 39, SYSCALL",
        "cd 80, true, 20, INT 80 in 64-bit code",
        "cd 80, false, 20, INT 80",
        "9c, true, 0, PUSHF",
        "66 9c, true, 0, PUSHF of 16 bits",
        "9c, false, 0, PUSHF"
    })
    void aStepOfTheCopyLeavesWhatAFreeRunLeaves(String hex, boolean is64, int rax, String what) {
        byte[] code = bytes(hex);
        assumeExecutes(code, is64);
        var before = state(is64, rax);
        var expected = processor.run(code, before).state();
        expected.set(UserReg.RIP, expected.get(UserReg.RIP) - TRAP_BYTES);

        var moved = moved(code, is64);
        var sent = before.copy();
        moved.begin(sent, StepOracle.SLOT);
        var actual = processor.step(moved.code(), sent).state();

        assertThat(moved.finish(actual, StepOracle.SLOT, actual)).isTrue();
        actual.set(UserReg.ORIG_RAX, NO_CALL); // a step stops inside the system call, a trap does not
        assertThat(actual.differences(expected)).as(what).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "9c, true, 0",
        "9c, false, 0",
        "9d, true, 0",
        "9d, true, 202",
        "9d, true, cd5",
        "9d, true, 44a97",
        "9d, true, ffffffffffdffeff",
        "9d, false, 44a97"
    })
    void emulatingTheFlagsStackLeavesWhatAFreeRunLeaves(String hex, boolean is64, String top) {
        byte[] code = bytes(hex);
        assumeExecutes(code, is64);
        var before = state(is64, 0);
        byte[] word = new byte[Long.BYTES];
        LittleEndian.put(Long.parseUnsignedLong(top, 16), word, 0, word.length);
        before.write(before.get(UserReg.RSP), word);
        var expected = processor.run(code, before).state();
        expected.set(UserReg.RIP, expected.get(UserReg.RIP) - TRAP_BYTES);

        assertThat(new X86InstructionMover(is64).emulate(code, StepOracle.HOME, before, before))
                .isTrue();
        assertThat(before.differences(expected)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0f 05, true, 39", "cd 80, false, 20"})
    void whoIsLeftAloneInTheSlotComesBackByItself(String hex, boolean is64, int rax) {
        byte[] code = bytes(hex);
        assumeExecutes(code, is64);
        var before = state(is64, rax);
        processor.run(code, before); // leaves a trap behind the original

        var moved = moved(code, is64);
        moved.begin(before, StepOracle.SLOT);
        var after = processor.run(moved.code(), before);

        assertThat(after.signal()).isEqualTo(StepOracle.SIGTRAP);
        assertThat(after.state().get(UserReg.RIP)).isEqualTo(StepOracle.HOME + code.length + TRAP_BYTES);
    }

    @Test
    void anInterruptedCallIsLeftBehindTheOriginalWhereTheKernelRestartsIt() {
        var moved = moved(bytes("0f 05"), true);
        var thread = state(true, 0);
        moved.begin(thread, StepOracle.SLOT);
        thread.set(UserReg.RIP, StepOracle.SLOT + 2);
        thread.set(UserReg.RCX, StepOracle.SLOT + 2);
        thread.set(UserReg.ORIG_RAX, 0);
        thread.set(UserReg.RAX, ERESTARTSYS);

        assertThat(moved.finish(thread, StepOracle.SLOT, thread)).isTrue();
        assertThat(thread.get(UserReg.RIP)).isEqualTo(StepOracle.HOME + 2);
        assertThat(thread.get(UserReg.RCX)).isEqualTo(StepOracle.HOME + 2);
        assertThat(thread.get(UserReg.RAX)).isEqualTo(ERESTARTSYS);
        assertThat(thread.get(UserReg.ORIG_RAX)).isZero();
    }

    @Test
    void aChildOfTheCallIsPutRightToo() {
        var moved = moved(bytes("0f 05"), true);
        var parent = state(true, GETPID_64);
        moved.begin(parent, StepOracle.SLOT);
        parent.set(UserReg.RIP, StepOracle.SLOT + 2);
        var child = parent.copy();

        assertThat(moved.finish(child, StepOracle.SLOT, child)).isTrue();
        assertThat(moved.finish(parent, StepOracle.SLOT, parent)).isTrue();
        assertThat(child.get(UserReg.RIP)).isEqualTo(StepOracle.HOME + 2);
        assertThat(parent.get(UserReg.RIP)).isEqualTo(StepOracle.HOME + 2);
    }

    @Test
    void aReturnFromASignalHandlerKeepsAllRegisters() {
        var moved = moved(bytes("0f 05"), true);
        var thread = state(true, 15);
        moved.begin(thread, StepOracle.SLOT);
        thread.set(UserReg.RIP, 0x401234);
        thread.set(UserReg.RCX, StepOracle.SLOT + 2);
        var restored = thread.copy();

        assertThat(moved.finish(thread, StepOracle.SLOT, thread)).isTrue();
        assertThat(thread.differences(restored)).isEmpty();
    }

    @Test
    void aThreadWhoseCallIsRestartedFirstIsNotSent() {
        var moved = moved(bytes("90"), true);
        var thread = state(true, GETPID_32);
        thread.set(UserReg.ORIG_RAX, 0);
        thread.set(UserReg.RAX, ERESTARTSYS);
        var before = thread.copy();

        moved.begin(thread, StepOracle.SLOT);

        assertThat(thread.differences(before)).isEmpty();
        assertThat(moved.finish(thread, StepOracle.SLOT, thread)).isFalse();
        assertThat(thread.differences(before)).isEmpty();
    }

    private static void assumeExecutes(byte[] code, boolean is64) {
        processor.assumeExecutes(is64);
        if (Arrays.equals(code, INT_80)) {
            Machine.assumeRuns32Bit();
        }
    }

    private static CpuState state(boolean is64, long rax) {
        var state = CpuState.random(new Random(7), is64, StepOracle.HOME);
        state.set(UserReg.RAX, rax);
        return state;
    }

    private static MovedInstruction moved(byte[] code, boolean is64) {
        return new X86InstructionMover(is64).displace(code, StepOracle.HOME).orElseThrow();
    }

    private static byte[] bytes(String hex) {
        return HexFormat.ofDelimiter(" ").parseHex(hex);
    }
}
