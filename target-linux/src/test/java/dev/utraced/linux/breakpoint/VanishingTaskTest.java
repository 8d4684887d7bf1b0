package dev.utraced.linux.breakpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.agent.AgentExpression;
import dev.utraced.linux.fake.FakeKernel;
import dev.utraced.linux.fake.FakeMachine;
import dev.utraced.linux.fake.FakeMemory;
import dev.utraced.linux.fake.FakeTask;
import dev.utraced.linux.fake.FakeWorld;
import dev.utraced.linux.sys.KernelException;
import dev.utraced.linux.sys.PtraceEvent;
import dev.utraced.linux.trace.Attachment;
import dev.utraced.linux.trace.EventKind;
import dev.utraced.linux.trace.ThreadGroup;
import dev.utraced.linux.trace.Wish;
import dev.utraced.target.MemoryRange;
import dev.utraced.target.TargetException;
import dev.utraced.target.WatchKind;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One session of two owners, again and again, with the process killed just before its first, second ... call to the kernel. Whatever the
 * moment: no exception, and in the end nothing is traced and nobody waits.
 */
class VanishingTaskTest {
    private static final int PID = 100;
    private static final long AT = FakeMemory.START + 1;
    private static final List<AgentExpression> FALSE = List.of(new AgentExpression(new byte[] {0x22, 0, 0x27}));

    private final FakeWorld world = new FakeWorld();
    private final FakeKernel kernel = world.kernel();

    static IntStream calls() {
        VanishingTaskTest undisturbed = new VanishingTaskTest();
        undisturbed.session();
        return IntStream.rangeClosed(1, undisturbed.kernel.callCount());
    }

    @Test
    void theSessionReachesItsEndWhenNothingVanishes() {
        session();
        assertThat(kernel.task(PID).isSeized()).isFalse();
        assertThat(kernel.task(101).isSeized()).isFalse();
        assertThat(kernel.memory(PID).at(AT)).isEqualTo(FakeMachine.MOVABLE);
        assertThat(kernel.callCount()).isGreaterThan(30);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aProcessThatIsKilledJustBeforeACallLeavesNothingBehind(int call) {
        kernel.vanishAt(call);
        session();
        for (int tid : new int[] {101, 102, PID}) {
            world.ring(tid);
        }
        assertThat(world.tracer().isTracing()).isFalse();
        assertThat(world.tracer().groups()).isEmpty();
    }

    private void session() {
        FakeTask leader = kernel.process(PID, FakeMemory.START);
        kernel.thread(PID, 101, FakeMemory.START + 4);
        kernel.memory(PID)
                .put(
                        FakeMemory.START,
                        FakeMachine.NOP,
                        FakeMachine.MOVABLE,
                        FakeMachine.UNMOVABLE,
                        FakeMachine.BOOSTABLE,
                        FakeMachine.CALL,
                        FakeMachine.SPIN);
        try {
            debug(world.tracer().seize(PID, false), leader);
        } catch (KernelException | TargetException e) {
            assertThat(IntStream.of(kernel.threads(PID))
                            .allMatch(tid -> kernel.task(tid).isDead()))
                    .as("an error text is for a process that has gone: %s", e.getMessage())
                    .isTrue();
        }
        world.settle();
    }

    private void debug(ThreadGroup group, FakeTask leader) {
        Owner one = new Owner().join(group);
        Owner other = new Owner().join(group);
        everywhere(group, one, Wish.STOP);
        world.settle();
        world.breakpoints().insert(group, AT, one, List.of());
        world.breakpoints().insert(group, AT, other, FALSE);
        world.breakpoints().insert(group, AT + 1, other, FALSE);
        world.breakpoints().insert(group, AT + 2, other, FALSE);
        world.breakpoints().insertWatch(group, WatchKind.WRITE, new MemoryRange(FakeMemory.START, 4), one);
        everywhere(group, one, Wish.RESUME);
        world.settle();
        world.breakpoints().remove(group, AT, one);
        everywhere(group, one, Wish.SINGLESTEP);
        world.settle();
        catchCalls(group, one);
        world.breakpoints().insert(group, AT + 3, other, FALSE);
        for (int i = 0; i < 3; i++) {
            everywhere(group, one, Wish.RESUME);
            world.settle();
        }
        if (leader.isRunning()) {
            kernel.makes(PID, PtraceEvent.CLONE, 102);
            world.ring(PID);
        }
        everywhere(group, other, Wish.STOP);
        world.settle();
        group.leave(one);
        world.settle();
        group.leave(other);
        world.settle();
    }

    private static void catchCalls(ThreadGroup group, Owner owner) {
        List.copyOf(group.tracees())
                .forEach(tracee -> tracee.attachmentOf(owner)
                        .ifPresent(
                                attachment -> attachment.mask(attachment.mask().with(EventKind.SYSCALL))));
    }

    private static void everywhere(ThreadGroup group, Owner owner, Wish wish) {
        List.copyOf(group.tracees())
                .forEach(tracee ->
                        tracee.attachmentOf(owner).ifPresent((Attachment attachment) -> attachment.want(wish)));
    }
}
