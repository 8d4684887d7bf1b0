package dev.utraced.it.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.gdb.Stop;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import dev.utraced.it.rsp.RspClient;
import dev.utraced.linux.machine.Machine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** On a machine whose debug registers never fire, nobody waits for them. */
@Tag("beyond-gdbserver")
final class SilentDebugRegistersTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final Program idle = Programs.c("idle");
    private final Program watched = Programs.c("watched");

    @BeforeEach
    void needsAMachineThatLacksThem() {
        assumeTrue(Machine.lacksDebugRegisters(), "the debug registers of this machine's processor fire");
    }

    @Test
    void watchpointsAndHardwareBreakpointsAreRefusedWithTheReason() {
        RspClient client = debugging.closing(RspClient.extended(debugging.attachedTo(debugging.running(idle))));
        client.ask("qSupported:error-message+");
        client.ask("?");

        for (String packet : List.of("Z1,1000,1", "Z2,1000,4", "Z4,1000,4")) {
            assertThat(client.ask(packet)).startsWith("E.the debug registers of this machine do nothing");
        }
    }

    @Test
    void gdbWatchesByStepping() {
        Gdb gdb = debugging.launched(watched);
        gdb.breakAt("main");
        gdb.cont();
        gdb.cli("set can-use-hw-watchpoints 0");
        gdb.cli("watch watched");

        Stop stop = gdb.cont();

        assertThat(stop.reason()).isEqualTo("watchpoint-trigger");
        assertThat(stop.fields().get("value")).isEqualTo(Map.of("old", "0", "new", "1"));
    }
}
