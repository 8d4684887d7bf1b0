package dev.utraced.server.extension;

import dev.utraced.rsp.reply.TraceText;
import dev.utraced.server.session.SessionContext;
import dev.utraced.target.HostFiles;
import dev.utraced.target.HostFiles.OpenFlag;
import dev.utraced.target.ProcessId;
import dev.utraced.target.TargetException;
import dev.utraced.target.Tracepoint;
import dev.utraced.target.Tracing;
import dev.utraced.tdesc.TargetDescription;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;

/**
 * Writes what was collected to a file where the server is, as a client would on its side.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/Trace-File-Format.html">Trace File Format</a>
 */
final class TraceFile {
    private static final int PERMISSIONS = 0644;
    private static final int PIECE_BYTES = 1 << 16;
    private static final byte[] END_OF_FRAMES = new byte[Integer.BYTES];

    private final SessionContext session;
    private final Tracing tracing;
    private final HostFiles files;
    private long written;

    TraceFile(SessionContext session, Tracing tracing, HostFiles files) {
        this.session = session;
        this.tracing = tracing;
        this.files = files;
    }

    /** @throws TargetException where it cannot be written */
    void write(String path) {
        int file = files.open(path, EnumSet.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE), PERMISSIONS);
        try {
            put(file, head().getBytes(StandardCharsets.ISO_8859_1));
            long offset = 0;
            for (byte[] piece = tracing.contents(offset, PIECE_BYTES); piece.length > 0; ) {
                put(file, piece);
                offset += piece.length;
                piece = tracing.contents(offset, PIECE_BYTES);
            }
            put(file, END_OF_FRAMES);
        } finally {
            files.close(file);
        }
    }

    private String head() {
        ProcessId process = session.selections().process();
        TargetDescription description = session.target().registers().description(process);
        StringBuilder head = new StringBuilder("\u007fTRACE0\n");
        head.append("R ").append(Integer.toHexString(description.totalBytes())).append('\n');
        head.append("status ").append(TraceText.status(tracing.status())).append('\n');
        tracing.variables()
                .forEach(variable ->
                        head.append("tsv ").append(TraceText.variable(variable)).append('\n'));
        for (Tracepoint tracepoint : tracing.tracepoints()) {
            for (String piece : TraceText.pieces(tracepoint, tracing.sources(tracepoint.id()))) {
                head.append("tp ").append(piece).append('\n');
            }
            head.append("tp V")
                    .append(TraceText.id(tracepoint.id()))
                    .append(':')
                    .append(TraceText.use(tracing.use(tracepoint.id())))
                    .append('\n');
        }
        description
                .xml()
                .lines()
                .forEach(line -> head.append("tdesc ").append(line).append('\n'));
        return head.append('\n').toString();
    }

    private void put(int file, byte[] bytes) {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            written += files.write(file, written, left);
        }
    }
}
