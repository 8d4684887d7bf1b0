package dev.utraced.linux.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.fake.FakeKernel;
import dev.utraced.linux.fake.FakeMachine;
import dev.utraced.linux.fake.FakeMemory;
import dev.utraced.linux.fake.FakeWorld;
import dev.utraced.target.Signal;
import dev.utraced.target.StopEvent;
import dev.utraced.target.StopReason;
import dev.utraced.target.ThreadId;
import org.junit.jupiter.api.Test;

/** A signal that came to a thread just before its debugger did, which the kernel would report only after the debugger's interrupt. */
class AttachedSignalTest {
    private static final int PID = 100;
    private static final int SIGALRM = 14;
    private static final StopEvent ALARM =
            new StopEvent(new ThreadId(PID, PID), new StopReason.Signalled(new Signal(SIGALRM)));

    private final FakeWorld world = new FakeWorld();
    private final FakeKernel kernel = world.kernel();

    private Client attach() {
        kernel.process(PID, FakeMemory.START);
        kernel.memory(PID).put(FakeMemory.START, FakeMachine.SPIN);
        kernel.queuesSignal(PID, SIGALRM);
        return new Client(world, world.tracer().seize(PID, false));
    }

    @Test
    void itIsWhatTheThreadIsFoundStoppedBy() {
        Client ada = attach();
        assertThat(ada.quiesce()).isTrue();
        assertThat(ada.next()).contains(ALARM);
    }

    @Test
    void oneThatComesBeforeALaterInterruptWaits() {
        Client ada = attach();
        ada.quiesce();
        ada.next();
        ada.startAll();
        kernel.queuesSignal(PID, SIGALRM);
        assertThat(ada.quiesce()).isTrue();
        assertThat(ada.next()).isEmpty();
        ada.continueAll();
        world.ring(PID);
        assertThat(ada.next()).contains(ALARM);
    }
}
