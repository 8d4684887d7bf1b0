package dev.utraced.linux.breakpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.utraced.linux.fake.FakeMachine;
import dev.utraced.linux.fake.FakeMemory;
import dev.utraced.linux.fake.FakeWorld;
import dev.utraced.linux.trace.ThreadGroup;
import dev.utraced.target.MemoryRange;
import dev.utraced.target.TargetException;
import dev.utraced.target.WatchKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A machine whose debug registers can be written and do nothing. */
class SilentDebugRegistersTest {
    private static final int PID = 100;

    private final FakeWorld world = new FakeWorld();
    private final ThreadGroup group = seize();
    private final Owner owner = new Owner().join(group);

    private ThreadGroup seize() {
        world.kernel().process(PID, FakeMemory.START);
        world.kernel().memory(PID).put(FakeMemory.START, FakeMachine.SPIN);
        world.silenceDebugRegisters();
        return world.tracer().seize(PID, false);
    }

    @Test
    void aWatchpointThatWouldNeverBeHitIsRefused() {
        MemoryRange range = new MemoryRange(FakeMemory.START, 4);

        assertThatExceptionOfType(TargetException.class)
                .isThrownBy(() -> world.breakpoints().insertWatch(group, WatchKind.WRITE, range, owner))
                .withMessageContaining("can-use-hw-watchpoints");
        assertThat(world.breakpoints().removeWatch(group, WatchKind.WRITE, range, owner))
                .isFalse();
    }

    @Test
    void aHardwareBreakpointIsRefusedAndASoftwareOneIsNot() {
        assertThatExceptionOfType(TargetException.class)
                .isThrownBy(() -> world.breakpoints().insertHardware(group, FakeMemory.START, owner));

        world.breakpoints().insert(group, FakeMemory.START, owner, List.of());

        assertThat(world.breakpoints().isOwner(group, FakeMemory.START, owner)).isTrue();
    }
}
