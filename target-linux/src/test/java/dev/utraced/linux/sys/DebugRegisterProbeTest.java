package dev.utraced.linux.sys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.machine.Machine;
import org.junit.jupiter.api.Test;

class DebugRegisterProbeTest {
    @Test
    void itFindsWhatATracerFinds() {
        assertThat(new DebugRegisterProbe().areSilent()).isEqualTo(Machine.lacksDebugRegisters());
    }

    @Test
    void itSaysTheSameEachTime() {
        DebugRegisterProbe probe = new DebugRegisterProbe();
        boolean silent = probe.areSilent();

        assertThat(probe.areSilent()).isEqualTo(silent);
        assertThat(new DebugRegisterProbe().areSilent()).isEqualTo(silent);
    }
}
