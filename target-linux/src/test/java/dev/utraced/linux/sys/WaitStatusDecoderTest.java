package dev.utraced.linux.sys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class WaitStatusDecoderTest {
    private final WaitStatusDecoder decoder = new WaitStatusDecoder();

    @Test
    void anExitKeepsItsCode() {
        assertThat(decoder.decode(0x2a00)).isEqualTo(new WaitStatus.Exited(42));
        assertThat(decoder.decode(0xff00)).isEqualTo(new WaitStatus.Exited(255));
    }

    @Test
    void aDeathBySignalIsTheSameWithAndWithoutACore() {
        assertThat(decoder.decode(0x0b)).isEqualTo(new WaitStatus.Killed(11));
        assertThat(decoder.decode(0x8b)).isEqualTo(new WaitStatus.Killed(11));
    }

    @Test
    void aSignalStopIsNotASyscallStop() {
        assertThat(decoder.decode(0x057f)).isEqualTo(new WaitStatus.SignalStop(5));
        assertThat(decoder.decode(0x857f)).isEqualTo(new WaitStatus.SyscallStop());
        assertThat(decoder.decode(0x407f)).isEqualTo(new WaitStatus.SignalStop(64));
    }

    @Test
    void eventsAreTheirOwn() {
        assertThat(decoder.decode(0x1057f)).isEqualTo(new WaitStatus.TraceEventStop(PtraceEvent.FORK));
        assertThat(decoder.decode(0x2057f)).isEqualTo(new WaitStatus.TraceEventStop(PtraceEvent.VFORK));
        assertThat(decoder.decode(0x3057f)).isEqualTo(new WaitStatus.TraceEventStop(PtraceEvent.CLONE));
        assertThat(decoder.decode(0x4057f)).isEqualTo(new WaitStatus.TraceEventStop(PtraceEvent.EXEC));
        assertThat(decoder.decode(0x5057f)).isEqualTo(new WaitStatus.TraceEventStop(PtraceEvent.VFORK_DONE));
        assertThat(decoder.decode(0x6057f)).isEqualTo(new WaitStatus.TraceEventStop(PtraceEvent.EXIT));
    }

    @Test
    void anEventStopKeepsItsSignal() {
        assertThat(decoder.decode(0x80057f)).isEqualTo(new WaitStatus.EventStop(5));
        assertThat(decoder.decode(0x80137f)).isEqualTo(new WaitStatus.EventStop(19));
    }

    @Test
    void aStatusIsMadeOnce() {
        assertThat(decoder.decode(0x057f)).isSameAs(decoder.decode(0x057f));
    }

    @Test
    void anEventThatNobodyAskedForIsOurMistake() {
        assertThatIllegalStateException().isThrownBy(() -> decoder.decode(0x7057f));
    }
}
