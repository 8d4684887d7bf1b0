package dev.utraced.linux.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.utraced.linux.fake.FakeKernel;
import dev.utraced.linux.fake.FakeMemory;
import dev.utraced.linux.fake.FakeTask;
import dev.utraced.linux.fake.FakeWorld;
import dev.utraced.target.BreakpointSite;
import dev.utraced.target.ProcessId;
import dev.utraced.target.Signal;
import dev.utraced.target.StopReason;
import dev.utraced.target.TargetCommands;
import dev.utraced.target.TargetException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Breakpoints where there is no memory, or none that can be executed. */
class EngineBreakpointsTest {
    private static final int PID = 100;
    private static final int SIGSEGV = 11;
    private static final long AT = FakeMemory.START + 1;
    private static final BreakpointSite SITE =
            new BreakpointSite(new ProcessId(PID), BreakpointSite.Type.SOFTWARE, AT, 1);

    private final FakeWorld world = new FakeWorld();
    private final FakeKernel kernel = world.kernel();
    private final FakeTask leader = kernel.process(PID, FakeMemory.START + 4);
    private final Client ada = new Client(world, world.tracer().seize(PID, false));
    private final EngineBreakpoints breakpoints = new EngineBreakpoints(ada.engine(), new AbsentClients(), List.of());

    private void insert() {
        ada.quiesce();
        breakpoints.insert(SITE, List.of(), TargetCommands.NONE);
    }

    @Test
    void itsClientIsToldWhereABreakpointHasGoneWithItsMemory() {
        insert();
        kernel.memory(PID).unmap();
        assertThatThrownBy(() -> breakpoints.remove(SITE))
                .isInstanceOf(TargetException.class)
                .hasMessage("Cannot access memory at address 0x1001");
        assertThatThrownBy(() -> breakpoints.remove(SITE)).hasMessage("there is no breakpoint at 0x1001");
    }

    @Test
    void aSignalThatIsPassedElsewhereIsToldWhereABreakpointHasCausedIt() {
        insert();
        ada.engine().signals().pass(Set.of(Signal.SEGV));
        arrivesAt(AT + 1);
        assertThat(ada.next()).isEmpty();
        arrivesAt(AT);
        ada.quiesce();
        assertThat(ada.next())
                .hasValueSatisfying(
                        event -> assertThat(event.reason()).isEqualTo(new StopReason.Signalled(Signal.SEGV)));
    }

    private void arrivesAt(long pc) {
        ada.continueAll();
        leader.pc(pc);
        kernel.signal(PID, SIGSEGV);
        world.ring(PID);
    }
}
