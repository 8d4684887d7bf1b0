package dev.utraced.it.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;
import dev.utraced.it.gdb.GdbProgram;
import dev.utraced.it.gdb.Stop;
import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** gdb 16, which asks for things that gdb 13 does not know: bytes as bytes, texts of errors, clones, files' properties. */
@Tag("beyond-gdbserver")
final class NewerGdbTest {
    @RegisterExtension
    final Debugging debugging = new Debugging(GdbProgram.ofDebian13());

    /** A gdb ready to run {@code program}, and a server that writes down what they say. */
    private Gdb runnable(Program program) {
        Gdb gdb = debugging.gdb();
        gdb.file(program);
        gdb.cli("set remote exec-file " + program.path());
        gdb.connectExtended(debugging.multi("--debug=wire"));
        return gdb;
    }

    private String wire() {
        return debugging.server().process().stderr().text();
    }

    @Test
    void aProgramIsDebuggedStepByStepAndItsMemoryIsReadAsBytes() {
        Program basics = Programs.c("basics");
        Gdb gdb = runnable(basics);

        assertThat(gdb.resumeCli("start").function()).isEqualTo("main");
        gdb.breakAt("square if n == 3");
        assertThat(gdb.cont().function()).isEqualTo("square");
        assertThat(gdb.print("n")).isEqualTo("3");
        assertThat(gdb.finish().field("gdb-result-var")).isNotEmpty();
        assertThat(gdb.next().line()).isEqualTo(basics.line("calls square") - 1);
        assertThat(gdb.step().line()).isEqualTo(basics.line("calls square"));
        assertThat(gdb.cli("info sharedlibrary")).contains("libc.so.6");
        gdb.cli("delete");
        assertThat(gdb.cont().field("exit-code")).isEqualTo("07");

        assertThat(wire()).containsPattern("-> x[0-9a-f]+,[0-9a-f]+\n.* <- b").doesNotContainPattern("-> m[0-9a-f]+,");
        assertThat(wire()).containsPattern("-> vFile:stat:[0-9a-f]+\n.* <- F");
    }

    @Test
    void errorsAreToldInWords() {
        Gdb gdb = runnable(Programs.c("basics"));

        assertThat(gdb.cliError("attach 999999999")).contains("there is no process 999999999");
        gdb.resumeCli("start");

        assertThat(gdb.cliError("monitor nonsense")).contains("unknown monitor command");
        assertThat(gdb.cliError("x/4xb 0")).contains("Cannot access memory at address 0x0");
        assertThat(gdb.cliError("set var *(char *) 0 = 1")).contains("Cannot access memory at address 0x0");
    }

    @Test
    void steppingOverABreakpointAtACloneFindsTheNewThread() {
        Gdb gdb = runnable(Programs.c("workers"));
        gdb.resumeCli("start");
        gdb.cli("catch syscall clone3");
        assertThat(gdb.cont().reason()).isEqualTo("syscall-entry");
        gdb.cli("delete");
        gdb.breakAt("*($pc - 2)");
        assertThat(gdb.cont().reason()).isEqualTo("breakpoint-hit");

        Stop stepped = gdb.stepInstruction();

        assertThat(stepped.thread()).isEqualTo(1);
        assertThat(gdb.infoThreads().lines().filter(line -> line.contains("Thread")))
                .hasSize(3);
        assertThat(wire()).contains("-> QThreadOptions;0;3:", "<- T05clone:");
        gdb.cli("delete");
        gdb.breakAt("all_ready");
        assertThat(gdb.cont().function()).isEqualTo("all_ready");
        assertThat(gdb.infoThreads()).contains("worker-1", "worker-2", "worker-3");
    }

    @Test
    void aThreadThatEndsWhileItIsSteppedGivesTheOthersBack() {
        Gdb gdb = runnable(Programs.c("thread_ends"));
        // gdb does not tell this stop, but obeys no further command before it.
        gdb.mi("-gdb-set mi-async off");
        gdb.breakAt("last_words");
        assertThat(gdb.run().function()).isEqualTo("last_words");
        assertThat(gdb.finish().function()).isEqualTo("worker");

        gdb.mi("-exec-next");

        assertThat(gdb.cli("thread 1")).contains("Thread");
        assertThat(wire()).containsPattern("<- w07;p");
        assertThat(gdb.backtrace()).contains("main");
        gdb.mi("-exec-continue");
        debugging.server().process().type("\n");
        assertThat(gdb.awaitStop().reason()).isEqualTo("exited-normally");
    }

    @Test
    void threadsStopAndStepForThemselvesInNonStop() {
        ChildProcess process = debugging.running(Programs.c("workers"), 2);
        Gdb gdb = debugging.gdb();
        gdb.cli("set non-stop on");
        gdb.connectExtended(debugging.multi());
        gdb.attach(process.pid());
        gdb.awaitStop();
        gdb.awaitStop();
        gdb.cli("thread find worker-1");

        gdb.mi("-exec-continue --thread 1");
        assertThat(gdb.infoThreads()).contains("(running)", "worker-1", "worker-2");
        assertThat(gdb.resume("-exec-next-instruction --thread 2").thread()).isEqualTo(2);

        gdb.detach();
        process.type("\n");
        process.stdout().await("^consistent");
    }

    @Test
    void aChildIsFollowedAndItsParentToo() {
        Gdb gdb = runnable(Programs.c("forks"));
        gdb.cli("set detach-on-fork off");
        gdb.cli("set follow-fork-mode child");
        gdb.breakAt("in_child");
        gdb.breakAt("in_parent");

        assertThat(gdb.run().function()).isEqualTo("in_child");

        assertThat(gdb.cli("info inferiors"))
                .containsPattern("\\* 2 +process \\d+")
                .containsPattern("  1 +process \\d+");
        assertThat(gdb.cont().field("exit-code")).isEqualTo("04");
        gdb.cli("inferior 1");
        assertThat(gdb.cont().function()).isEqualTo("in_parent");
        assertThat(gdb.cont().field("exit-code")).isEqualTo("06");
    }
}
