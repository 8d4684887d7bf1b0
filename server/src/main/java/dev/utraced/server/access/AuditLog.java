package dev.utraced.server.access;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;

/**
 * Writes down what clients do, before it is done: one line each, {@code key=value} with blanks between. In values everything but
 * printing ASCII, and blanks, quotes, backslashes and equals signs, is {@code \xNN}, so that no value can look like anything else.
 */
public final class AuditLog {
    private final FileChannel file;
    private final Clock clock;

    private AuditLog(FileChannel file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** Appends to a file; a new one only its owner may read. @throws IOException where it cannot be had */
    public static AuditLog open(Path path, Clock clock) throws IOException {
        return new AuditLog(
                FileChannel.open(
                        path,
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))),
                clock);
    }

    /** @throws IOException where it is not written: what it is about must not happen then */
    void write(Map<String, String> fields) throws IOException {
        StringBuilder line = new StringBuilder("time=").append(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        fields.forEach((key, value) -> line.append(' ').append(key).append('=').append(escaped(value)));
        ByteBuffer bytes = StandardCharsets.US_ASCII.encode(line.append('\n').toString());
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    private static String escaped(String value) {
        StringBuilder text = new StringBuilder();
        for (byte next : value.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = next > ' ' && next < 0x7f && "\"'\\=".indexOf(next) < 0;
            text.append(plain ? String.valueOf((char) next) : String.format("\\x%02x", next & 0xff));
        }
        return text.toString();
    }
}
