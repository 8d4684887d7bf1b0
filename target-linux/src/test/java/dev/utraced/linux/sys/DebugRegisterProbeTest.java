package dev.utraced.linux.sys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DebugRegisterProbeTest {
    @Test
    void itSaysTheSameEachTime() {
        DebugRegisterProbe probe = new DebugRegisterProbe();
        boolean silent = probe.areSilent();

        assertThat(probe.areSilent()).isEqualTo(silent);
        assertThat(new DebugRegisterProbe().areSilent()).isEqualTo(silent);
    }
}
