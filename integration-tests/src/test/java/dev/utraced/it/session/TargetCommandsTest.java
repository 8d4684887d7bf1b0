package dev.utraced.it.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Commands that run in the server at breakpoints: {@code dprintf} in agent style. */
final class TargetCommandsTest {
    @RegisterExtension
    final Debugging debugging = new Debugging();

    /** GNU gdbserver prints on its standard output. */
    @Test
    @Tag("beyond-gdbserver")
    void whatIsToBePrintedIsPrintedByTheServerAtEachHit() {
        Gdb gdb = debugging.launched(Programs.c("loop"), 3);
        gdb.cli("set dprintf-style agent");
        gdb.cli("dprintf hit,\"round %d, %5.2lx\\n\",round,(long)round");

        assertThat(gdb.cont().reason()).isEqualTo("exited-normally");

        debugging.server().process().stderr().await("round 1,    01\nround 2,    02\nround 3,    03\n");
    }

    @Test
    void aBreakpointAtTheSamePlaceStillStops() {
        Gdb gdb = debugging.launched(Programs.c("loop"), 3);
        gdb.cli("set dprintf-style agent");
        gdb.cli("dprintf hit,\"round %d\\n\",round");
        gdb.breakAt("hit if round == 2");

        assertThat(gdb.cont().function()).isEqualTo("hit");
        assertThat(gdb.print("round")).isEqualTo("2");
    }

    @Test
    @Tag("beyond-gdbserver")
    void commandsThatAreToPersistGoOnWhenGdbHasGone() {
        Program workers = Programs.c("workers");
        ChildProcess process = debugging.running(workers);
        Gdb gdb = debugging.attached(process);
        gdb.cli("set dprintf-style agent");
        gdb.cli("set disconnected-dprintf on");
        gdb.cli("set breakpoint always-inserted on");
        gdb.cli("dprintf work,\"working as %d\\n\",id");
        gdb.detach();
        gdb.close();

        debugging.server().process().stderr().await("working as \\d+\nworking as \\d+");

        Gdb next = debugging.gdb();
        next.connectExtended(debugging.server());
        next.attach(process.pid());
        next.detach();
        next.close();
        debugging.server().process().terminate();
        debugging.server().process().awaitExit();
        process.type("\n");
        assertThat(process.awaitExit()).isZero();
    }
}
