package dev.utraced.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.server.session.DebugLogs;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class LogLinesTest {
    @Test
    void theTimeStandsInFrontOfEachLineWhileItIsWanted() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DebugLogs logs = new DebugLogs();
        Clock clock = Clock.fixed(Instant.parse("2000-01-02T03:04:05.006Z"), ZoneOffset.UTC);
        LogLines lines = new LogLines(out, logs, () -> clock);
        lines.println("before");
        logs.timed(true);
        lines.println("while");
        logs.timed(false);
        lines.println("after");
        assertThat(out).hasToString("before\n03:04:05.006 while\nafter\n");
    }
}
