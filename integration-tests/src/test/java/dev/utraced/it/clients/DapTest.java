package dev.utraced.it.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.GdbProgram;
import dev.utraced.it.process.ChildProcess;
import dev.utraced.it.process.Deadline;
import dev.utraced.it.process.Program;
import dev.utraced.it.process.Programs;
import dev.utraced.it.process.TaskState;
import dev.utraced.it.server.RunningServer;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code gdb -i=dap}, the debug adapter in gdb, as editors drive it. */
@Tag("beyond-gdbserver")
final class DapTest {
    private static final Map<String, Object> NOTHING = Map.of();

    @RegisterExtension
    final Debugging debugging = new Debugging();

    private final DapClient editor = debugging.closing(
            new DapClient(GdbProgram.ofDebian13().with("-nx", "-q", "-iex", "set debuginfod enabled off", "-i=dap")));

    private int attach(Program program, RunningServer server) {
        editor.ask("initialize", Map.of("adapterID", "test"));
        int attach = editor.send("attach", Map.of("program", program.path(), "target", server.address()));
        editor.event("initialized");
        return attach;
    }

    private JsonNode setBreakpoints(Program program, int... lines) {
        return editor.ask(
                "setBreakpoints",
                Map.of(
                        "source",
                        Map.of("path", program.source().toString()),
                        "breakpoints",
                        IntStream.of(lines)
                                .mapToObj(line -> Map.of("line", line))
                                .toList()));
    }

    private JsonNode innermost(int thread) {
        return editor.ask("stackTrace", Map.of("threadId", thread))
                .path("stackFrames")
                .path(0);
    }

    private JsonNode locals(JsonNode frame) {
        for (JsonNode scope : editor.ask(
                        "scopes", Map.of("frameId", frame.path("id").asInt()))
                .path("scopes")) {
            if (scope.path("name").asText().equals("Locals")) {
                return editor.ask(
                        "variables",
                        Map.of(
                                "variablesReference",
                                scope.path("variablesReference").asInt()));
            }
        }
        throw new AssertionError("no locals in " + frame);
    }

    @Test
    void aProgramThatTheServerHoldsIsDebuggedToItsEnd() {
        Program basics = Programs.c("basics");
        RunningServer server = debugging.launching(basics);
        int attach = attach(basics, server);
        setBreakpoints(basics, basics.line("in square"));
        editor.ask("configurationDone", NOTHING);
        editor.response(attach);
        assertThat(editor.event("stopped").path("reason").asText()).isEqualTo("attach");

        editor.ask("continue", Map.of("threadId", 1));
        assertThat(editor.event("stopped").path("reason").asText()).isEqualTo("breakpoint");

        JsonNode frame = innermost(1);
        assertThat(frame.path("name").asText()).isEqualTo("square");
        assertThat(frame.path("line").asInt()).isEqualTo(basics.line("in square"));
        editor.ask("next", Map.of("threadId", 1));
        assertThat(editor.event("stopped").path("reason").asText()).isEqualTo("step");
        assertThat(locals(innermost(1)).toString()).contains("\"name\":\"result\",\"value\":\"1\"");
        assertThat(editor.ask(
                                "evaluate",
                                Map.of(
                                        "expression",
                                        "n + 41",
                                        "context",
                                        "watch",
                                        "frameId",
                                        innermost(1).path("id").asInt()))
                        .path("result")
                        .asText())
                .isEqualTo("42");

        setBreakpoints(basics);
        editor.ask("continue", Map.of("threadId", 1));
        assertThat(editor.event("exited").path("exitCode").asInt()).isEqualTo(7);
        server.process().stdout().await("^sum 55");
        editor.ask("disconnect", NOTHING);
    }

    @Test
    void aRunningProcessIsInspectedPausedAndLeftRunning() {
        Program workers = Programs.c("workers");
        ChildProcess process = debugging.running(workers, 2);
        int attach = attach(workers, debugging.attachedTo(process));
        editor.ask("configurationDone", NOTHING);
        editor.response(attach);
        editor.event("stopped");

        assertThat(editor.ask("threads", NOTHING).path("threads").toString()).contains("worker-1", "worker-2");
        editor.ask("continue", Map.of("threadId", 1));
        // gdb answers before it has told the server; a pause before that is answered, too, and sends nothing to any
        // server.
        await().atMost(Deadline.PATIENCE)
                .until(() -> !TaskState.letter(process.pid()).equals("t"));
        editor.ask("pause", Map.of("threadId", 1));
        editor.event("stopped");
        setBreakpoints(workers, workers.line("in work"));
        editor.ask("continue", Map.of("threadId", 1));
        int thread = editor.event("stopped").path("threadId").asInt();
        assertThat(innermost(thread).path("name").asText()).isEqualTo("work");

        editor.ask("disconnect", Map.of("terminateDebuggee", false));
        process.type("\n");
        process.stdout().await("^consistent");
        assertThat(process.awaitExit()).isZero();
    }
}
