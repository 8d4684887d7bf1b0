package dev.utraced.linux.arch.x86;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left to the processor, and that nothing has changed then. */
class RefusedEmulationTest {
    private static final String PUSH_RBP = "55";
    private static final String NOP = "90";
    private static final long TRAP_FLAG = 0x100;
    private static final long ALIGNMENT_CHECK = 0x40000;
    private static final long ERESTARTSYS = -512;

    private final CpuState state = CpuState.random(new Random(1), true, StepOracle.HOME);

    @Test
    void anOrdinaryThreadIsEmulated() {
        assertThat(emulates(PUSH_RBP)).isTrue();
        assertThat(emulates(NOP)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "48 01 07, a sum that is not on the stack",
        "48 ff 07, an increment that is not on the stack",
        "f0 48 01 04 24, a sum with a LOCK prefix",
        "48 8b 07, a load that is not from the stack",
        "48 89 07, a store that is not to the stack",
        "48 8b 05 00 00 00 00, a load relative to the PC",
        "64 48 8b 04 24, a load from thread-local storage",
        "f0 90, a LOCK prefix",
        "49 90, XCHG with R8",
        "f3 48 89 e5, a repeat prefix that means nothing here",
        "66 c3, a narrow return",
        "66 6a 01, a narrow push",
        "ff d1 , a call to what RCX holds: no user address",
        "f3 0f 1e c8, RDSSPD which looks like ENDBR",
        "0f a2, CPUID",
        "0f 05, SYSCALL",
        "cc, INT3",
        "f6 e1, MUL",
        "c5 f8 77, VZEROUPPER",
        "06, nothing in 64-bit mode"
    })
    void theRestIsLeftToTheProcessor(String code, String why) {
        state.set(UserReg.RCX, 0x8000_0000_0000_0000L);
        assertThat(emulates(code)).as(why).isFalse();
    }

    @Test
    void aProgramThatSingleStepsItselfIsNotEmulated() {
        state.set(UserReg.EFLAGS, state.get(UserReg.EFLAGS) | TRAP_FLAG);
        assertThat(emulates(NOP)).isFalse();
    }

    @Test
    void aProgramThatWantsFaultsForUnalignedAccessIsNotEmulated() {
        state.set(UserReg.EFLAGS, state.get(UserReg.EFLAGS) | ALIGNMENT_CHECK);
        assertThat(emulates(PUSH_RBP)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"100, the trap flag", "200000, the ID flag"})
    void poppingFlagsThatOnlyTheProcessorCanSetIsNotEmulated(String popped, String which) {
        byte[] word = new byte[Long.BYTES];
        LittleEndian.put(Long.parseLong(popped, 16), word, 0, word.length);
        state.write(state.get(UserReg.RSP), word);
        assertThat(emulates("9d")).as(which).isFalse();
    }

    @Test
    void aThreadInCodeOfTheOtherWidthIsNotEmulated() {
        state.set(UserReg.CS, 0x23);
        assertThat(emulates(NOP)).isFalse();
    }

    @Test
    void aThreadWhoseSystemCallIsRestartedIsNotEmulated() {
        state.set(UserReg.ORIG_RAX, 0);
        state.set(UserReg.RAX, ERESTARTSYS);
        assertThat(emulates(NOP)).isFalse();
    }

    @Test
    void aPushToMemoryThatIsNotThereIsNotEmulated() {
        state.set(UserReg.RSP, CpuState.ARENA);
        assertThat(emulates(PUSH_RBP)).isFalse();
    }

    @Test
    void anAccessToTwoPagesIsNotEmulated() {
        state.set(UserReg.RSP, CpuState.ARENA + CpuState.ARENA_BYTES + 4);
        assertThat(emulates(PUSH_RBP)).isFalse();
    }

    @Test
    void callsAndReturnsArePaidAttentionToByAShadowStack() {
        String call = "e8 00 01 00 00";
        state.write(state.get(UserReg.RSP), new byte[8]);
        String ret = "c3";
        assertThat(emulates(call)).isTrue();
        assertThat(emulates(ret)).isTrue();
        assertThat(emulates(call, new X86InstructionMover(true, true))).isFalse();
        assertThat(emulates(ret, new X86InstructionMover(true, true))).isFalse();
        assertThat(emulates(PUSH_RBP, new X86InstructionMover(true, true))).isTrue();
    }

    @Test
    void theResumeFlagIsSpent() {
        long resumeFlag = 0x10000;
        state.set(UserReg.EFLAGS, state.get(UserReg.EFLAGS) | resumeFlag);
        byte[] nop = {(byte) 0x90};
        assertThat(new X86InstructionMover(true).emulate(nop, StepOracle.HOME, state, state))
                .isTrue();
        assertThat(state.get(UserReg.EFLAGS) & resumeFlag).isZero();
    }

    private boolean emulates(String code) {
        return emulates(code, new X86InstructionMover(true));
    }

    private boolean emulates(String code, X86InstructionMover mover) {
        byte[] bytes = Arrays.copyOf(HexFormat.ofDelimiter(" ").parseHex(code.trim()), mover.maxLengthBytes());
        var after = state.copy();
        boolean done = mover.emulate(bytes, StepOracle.HOME, after, after);
        assertThat(after.isTouched()).isEqualTo(done);
        assertThat(after.differences(state).isEmpty()).isEqualTo(!done);
        return done;
    }
}
