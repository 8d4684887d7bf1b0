package dev.utraced.linux.sys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.linux.sys.WaitStatus.Exited;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts here start no other program: that would be a tracee, too, and nobody here lets it run. */
final class PseudoTerminalTest {
    @TempDir
    Path folder;

    private final PseudoTerminal terminal = PseudoTerminal.open();
    private final ByteArrayOutputStream elsewhere = new ByteArrayOutputStream();
    private final ByteBuffer seen = ByteBuffer.allocate(100_000);
    private Launching launching;
    private TerminalWatch watch;
    private int rings;
    private int pid;

    @BeforeEach
    void begin() {
        launching = new Launching(folder);
        watch = new TerminalWatch(terminal, launching.loop, () -> rings++, elsewhere);
    }

    @AfterEach
    void end() {
        launching.close();
    }

    private void run(StandardStreams streams, String script) {
        pid = launching.launched(new SpawnRequest(
                List.of("/bin/sh", "-c", script), Launching.ENVIRONMENT, Optional.empty(), true, streams));
        watch.start();
        launching.kernel.resume(pid, ResumeMode.CONTINUE, 0);
    }

    private String readAll() {
        launching.loop.runUntil(() -> {
            while (terminal.read(seen) > 0) {
                // on to the next piece
            }
            watch.arm();
            return terminal.hasEnded();
        });
        return new String(seen.array(), 0, seen.position(), StandardCharsets.UTF_8);
    }

    @Test
    void whatAProgramPrintsArrivesAsItIs() {
        run(StandardStreams.on(terminal.device()), "test -t 1 && printf 'one\\ntwo\\t\\001' && echo three >&2");
        launching.loop.runUntil(() -> rings > 0);
        assertThat(readAll()).isEqualTo("one\ntwo\t\001three\n");
    }

    @Test
    void whatHasBeenPrintedIsThereWhenTheProgramHasEnded() {
        run(StandardStreams.on(terminal.device()), "printf done; exit 3");
        assertThat(launching.next(pid)).isEqualTo(new Exited(3));
        assertThat(terminal.read(seen)).isEqualTo(4);
        assertThat(terminal.read(seen)).isZero();
        assertThat(terminal.hasEnded()).isTrue();
    }

    @Test
    void whatIsTypedIsReadWithoutAnEcho() {
        run(
                StandardStreams.on(terminal.device()),
                "read line; echo \"<$line>\"; read line; echo $line; read line || echo end");
        ByteBuffer text = ByteBuffer.wrap("hello\nagain\n".getBytes(StandardCharsets.UTF_8));
        terminal.write(text);
        assertThat(text.remaining()).isZero();
        terminal.endInput();
        assertThat(readAll()).isEqualTo("<hello>\nagain\nend\n");
    }

    @Test
    void aProgramCanReadAFileInstead() throws Exception {
        Path input = Files.writeString(folder.resolve("input"), "from a file\n");
        run(StandardStreams.on(terminal.device()).reading(input), "read line; echo \"$line\"");
        assertThat(readAll()).isEqualTo("from a file\n");
    }

    @Test
    void aMissingInputFileIsNamed() {
        SpawnRequest request = new SpawnRequest(
                List.of("/bin/cat"),
                Launching.ENVIRONMENT,
                Optional.empty(),
                true,
                StandardStreams.shared().reading(folder.resolve("gone")));
        assertThat(launching.failure(request)).startsWith(folder.resolve("gone") + ": cannot be read");
        terminal.close();
    }

    @Test
    void whereNobodyReadsItGoesElsewhere() {
        watch.copy(true);
        run(StandardStreams.on(terminal.device()), "i=0; while [ $i -lt 9000 ]; do echo 123456789; i=$((i+1)); done");
        launching.loop.runUntil(() -> elsewhere.size() == 90_000);
        launching.loop.runUntil(terminal::hasEnded);
        assertThat(rings).isZero();
    }
}
