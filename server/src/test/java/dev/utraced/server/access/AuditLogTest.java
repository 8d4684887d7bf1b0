package dev.utraced.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One line a deed, whatever it is about. */
final class AuditLogTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-02T12:00:00.5Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void noValueCanLookLikeAnotherFieldOrLine() throws IOException {
        Path file = folder.resolve("audit");
        AuditLog log = AuditLog.open(file, NOON);
        log.write(Map.of("what", "a b\nevent=kill \"q\" \\ \u00e9\u001b[2J"));
        log.write(Map.of("what", "second"));
        assertThat(file)
                .content()
                .isEqualTo("time=2026-01-02T12:00:00.500Z what=a\\x20b\\x0aevent\\x3dkill\\x20\\x22q\\x22\\x20\\x5c"
                        + "\\x20\\xc3\\xa9\\x1b[2J\ntime=2026-01-02T12:00:00.500Z what=second\n");
    }

    @Test
    void whatIsThereIsKept() throws IOException {
        Path file = folder.resolve("audit");
        AuditLog.open(file, NOON).write(Map.of("n", "1"));
        AuditLog.open(file, NOON).write(Map.of("n", "2"));
        assertThat(file).content().hasLineCount(2);
    }

    @Test
    void aFullDiskIsSaidSo() throws IOException {
        AuditLog log = AuditLog.open(Path.of("/dev/full"), NOON);
        assertThatThrownBy(() -> log.write(Map.of("n", "1"))).hasMessageContaining("No space left");
    }
}
