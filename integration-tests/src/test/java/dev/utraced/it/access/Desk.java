package dev.utraced.it.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.process.Program;
import dev.utraced.it.server.RunningServer;
import dev.utraced.it.server.ServerUnderTest;
import java.util.ArrayList;
import java.util.List;

/** A server over TCP that stays, and gdbs at it that know one program. */
record Desk(Debugging debugging, Program program) {
    RunningServer multi(Object... options) {
        List<Object> words = new ArrayList<>(List.of(options));
        words.addAll(List.of("--multi", ServerUnderTest.LOOPBACK));
        return debugging.started(words.toArray());
    }

    Gdb connected(RunningServer server) {
        Gdb gdb = debugging.gdb();
        gdb.file(program);
        gdb.cli("set remote exec-file " + program.path());
        gdb.connectExtended(server);
        return gdb;
    }

    static void runsToSquare(Gdb gdb) {
        gdb.breakAt("square");
        assertThat(gdb.run().function()).isEqualTo("square");
    }
}
