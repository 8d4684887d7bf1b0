package dev.utraced.linux.breakpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.agent.AgentExpression;
import dev.utraced.linux.arch.InferiorMemory;
import dev.utraced.linux.arch.JumpPadCode;
import dev.utraced.linux.arch.RegisterBank;
import dev.utraced.linux.fake.FakeKernel;
import dev.utraced.linux.fake.FakeMachine;
import dev.utraced.linux.fake.FakeMemory;
import dev.utraced.linux.fake.FakeWorld;
import dev.utraced.target.MemoryRange;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A jump in the place of a trap, over an instruction of three bytes, while threads run by. */
class JumpTest {
    private static final int PID = 100;
    private static final long AT = FakeMemory.START + 0x100;
    private static final byte[] JUMP = {(byte) 0xe9, 11, 12};
    private static final byte[] TRAP = {(byte) FakeMachine.TRAP};
    private static final List<AgentExpression> FALSE = List.of(new AgentExpression(new byte[] {0x22, 0, 0x27}));
    private static final List<AgentExpression> TRUE = List.of(new AgentExpression(new byte[] {0x22, 1, 0x27}));

    private final FakeWorld world = new FakeWorld();
    private final FakeKernel kernel = world.kernel();
    private final Owner owner = new Owner();
    private final Owner another = new Owner();
    private FakeMemory memory;
    private TrapTable table;
    private Trap trap;
    private JumpPad pad;

    @BeforeEach
    void leadTheTrapToAPad() {
        kernel.process(PID, FakeMemory.START);
        memory = kernel.memory(PID);
        memory.put(AT, 1, 2, 3, 4, 5, 6);
        table = new TrapTable(world.tracer().seize(PID, false).memory(), TRAP, () -> List.of(FakeWorld.SCRATCH));
        table.insert(AT, owner, FALSE);
        trap = table.at(AT).orElseThrow();
        byte[] code = {1, 2, 3, 4, 5, 6};
        pad = new JumpPad(AT, code, FALSE, FakeMemory.START + 0x400, new SomeCode());
        table.pads().fill(pad);
        table.lead(trap, pad);
    }

    private record SomeCode() implements JumpPadCode {
        @Override
        public byte[] code() {
            return new byte[] {FakeMachine.BOOSTABLE};
        }

        @Override
        public int lengthBytes() {
            return code().length;
        }

        @Override
        public byte[] jump() {
            return JUMP.clone();
        }

        @Override
        public Progress leave(RegisterBank bank, InferiorMemory memory) {
            return Progress.UNDECIDED;
        }
    }

    private byte[] inMemory() {
        return Arrays.copyOfRange(memory.snapshot(), 0x100, 0x106);
    }

    private byte[] inView() {
        byte[] bytes = new byte[6];
        table.memory().read(AT, ByteBuffer.wrap(bytes));
        return bytes;
    }

    @Test
    void itReplacesTheTrapAndNobodySeesIt() {
        assertThat(inMemory()).containsExactly(0xe9, 11, 12, 4, 5, 6);
        assertThat(inView()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    /** Whoever comes by meets the trap, the whole jump or the whole instruction. */
    @Test
    void whileItComesAndGoesNoThreadMeetsAPartOfIt() {
        memory.afterEachWrite(() -> {
            byte[] now = Arrays.copyOf(inMemory(), 3);
            assertThat(now)
                    .satisfiesAnyOf(
                            bytes -> assertThat(bytes[0]).isEqualTo(TRAP[0]),
                            bytes -> assertThat(bytes).isEqualTo(JUMP),
                            bytes -> assertThat(bytes).containsExactly(1, 2, 3));
        });
        table.remove(AT, owner);
        table.insert(AT, owner, FALSE);
        table.lead(table.at(AT).orElseThrow(), pad);
        table.removeAll();
        assertThat(inMemory()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void itStaysAsLongAsTheConditionsDo() {
        table.insert(AT, owner, FALSE);
        assertThat(trap.pad()).contains(pad);
        table.insert(AT, owner, TRUE);
        assertTakenBack();
    }

    @Test
    void itGoesWhenAnotherOwnerComesWhoseConditionIsNotDecidedThere() {
        table.insert(AT, another, List.of());
        assertTakenBack();
    }

    @Test
    void itGoesBeforeATrapChangesBytesThatItIsReadFrom() {
        table.insert(AT + 4, another, List.of());
        assertThat(inMemory()).containsExactly(FakeMachine.TRAP, 2, 3, 4, FakeMachine.TRAP, 6);
        assertThat(inView()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void itDoesNotComeWhereATrapIsAmongThem() {
        table.insert(AT + 4, another, List.of());
        table.lead(trap, pad);
        assertThat(inMemory()[0]).isEqualTo(TRAP[0]);
    }

    @Test
    void itGoesBeforeAClientChangesTheInstructionOrWhatFollows() {
        table.memory().write(AT + 4, ByteBuffer.wrap(new byte[] {77}));
        assertThat(inMemory()).containsExactly(FakeMachine.TRAP, 2, 3, 4, 77, 6);
        table.memory().write(AT, ByteBuffer.wrap(new byte[] {71, 72}));
        assertThat(inMemory()).containsExactly(FakeMachine.TRAP, 72, 3, 4, 77, 6);
        assertThat(inView()).containsExactly(71, 72, 3, 4, 77, 6);
    }

    @Test
    void aClientThatWritesElsewhereChangesNothing() {
        table.memory().write(AT + 5, ByteBuffer.wrap(new byte[] {76}));
        assertThat(trap.pad()).contains(pad);
    }

    @Test
    void whatHasReplacedTheCodeStays() {
        memory.put(AT, 91, 92, 93);
        assertThat(table.remove(AT, owner)).isEqualTo(Removal.LOST);
        assertThat(inMemory()).containsExactly(91, 92, 93, 4, 5, 6);
    }

    @Test
    void aForkedChildHasItTooAndCanBeRidOfIt() {
        kernel.process(PID + 1, FakeMemory.START);
        FakeMemory ofChild = kernel.memory(PID + 1);
        for (int i = 0; i < 6; i++) {
            ofChild.put(AT + i, memory.at(AT + i));
        }
        TrapTable copy = table.copyFor(world.tracer().seize(PID + 1, false).memory(), () -> List.of(FakeWorld.SCRATCH));
        copy.removeAll();
        assertThat(Arrays.copyOfRange(ofChild.snapshot(), 0x100, 0x106)).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(inMemory()).startsWith(JUMP);
        assertThat(copy.pads().somePages()).contains(new MemoryRange(FakeMemory.START, 0x1000));
    }

    private void assertTakenBack() {
        assertThat(trap.pad()).isEmpty();
        assertThat(inMemory()).containsExactly(FakeMachine.TRAP, 2, 3, 4, 5, 6);
        assertThat(inView()).containsExactly(1, 2, 3, 4, 5, 6);
    }
}
