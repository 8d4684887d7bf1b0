package dev.utraced.linux.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.sys.PtraceEvent;
import dev.utraced.linux.sys.SignalCode;
import dev.utraced.linux.sys.WaitStatus;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StopClassifierTest {
    private static final int SIGINT = 2;
    private static final int SIGTRAP = 5;
    private static final int SIGSTOP = 19;
    private static final TraceEvent CALLED = new TraceEvent.SyscallEntered(39, true);

    private record Known(SignalCode trapCode, boolean isStarting, boolean wasStepped)
            implements StopClassifier.Details {
        static final Known NOTHING = new Known(SignalCode.SI_USER, false, false);

        @Override
        public TraceEvent syscallStop() {
            return CALLED;
        }

        @Override
        public int eventMessage() {
            return 4711;
        }

        @Override
        public ExitStatus exitStatus() {
            return new ExitStatus.Exited(7);
        }
    }

    static Stream<Arguments> stops() {
        return Stream.of(
                Arguments.of(new WaitStatus.SyscallStop(), Known.NOTHING, CALLED),
                Arguments.of(new WaitStatus.EventStop(SIGTRAP), Known.NOTHING, new TraceEvent.Interrupted()),
                Arguments.of(
                        new WaitStatus.EventStop(SIGTRAP),
                        new Known(SignalCode.OTHER, true, false),
                        new TraceEvent.Born()),
                Arguments.of(new WaitStatus.EventStop(SIGSTOP), Known.NOTHING, new TraceEvent.GroupStopped(SIGSTOP)),
                Arguments.of(event(PtraceEvent.CLONE), Known.NOTHING, new TraceEvent.Cloned(4711)),
                Arguments.of(event(PtraceEvent.FORK), Known.NOTHING, new TraceEvent.Forked(4711, false)),
                Arguments.of(event(PtraceEvent.VFORK), Known.NOTHING, new TraceEvent.Forked(4711, true)),
                Arguments.of(event(PtraceEvent.VFORK_DONE), Known.NOTHING, new TraceEvent.VForkDone()),
                Arguments.of(event(PtraceEvent.EXEC), Known.NOTHING, new TraceEvent.Execed(4711)),
                Arguments.of(event(PtraceEvent.EXIT), Known.NOTHING, new TraceEvent.Exiting(new ExitStatus.Exited(7))),
                Arguments.of(new WaitStatus.SignalStop(SIGINT), Known.NOTHING, new TraceEvent.SignalArrived(SIGINT)),
                trap(SignalCode.TRAP_TRACE, false, new TraceEvent.StepDone()),
                trap(SignalCode.TRAP_BRANCH, false, new TraceEvent.StepDone()),
                trap(SignalCode.TRAP_BRKPT, true, new TraceEvent.StepDone()),
                trap(SignalCode.TRAP_BRKPT, false, new TraceEvent.TrapHit()),
                trap(SignalCode.TRAP_HANDLER, true, new TraceEvent.StepDone()),
                trap(SignalCode.SI_KERNEL, false, new TraceEvent.TrapHit()),
                trap(SignalCode.TRAP_HWBKPT, false, new TraceEvent.DebugRegisterHit()));
    }

    private static WaitStatus event(PtraceEvent event) {
        return new WaitStatus.TraceEventStop(event);
    }

    private static Arguments trap(SignalCode code, boolean stepped, TraceEvent expected) {
        return Arguments.of(new WaitStatus.SignalStop(SIGTRAP), new Known(code, false, stepped), expected);
    }

    @ParameterizedTest
    @MethodSource("stops")
    void eachStopHasOneMeaning(WaitStatus status, StopClassifier.Details details, TraceEvent expected) {
        assertThat(StopClassifier.classify(status, details)).isEqualTo(expected);
    }

    @Test
    void aTrapSignalThatSomebodySentIsASignal() {
        TraceEvent event = StopClassifier.classify(
                new WaitStatus.SignalStop(SIGTRAP), new Known(SignalCode.SI_TKILL, false, true));
        assertThat(event).isEqualTo(new TraceEvent.SignalArrived(SIGTRAP));
    }
}
