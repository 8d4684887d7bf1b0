package dev.utraced.server.extension;

import dev.utraced.rsp.command.Command;
import dev.utraced.rsp.command.MemoryCommand.Checksum;
import dev.utraced.rsp.command.MemoryCommand.SearchMemory;
import dev.utraced.rsp.reply.BasicReply;
import dev.utraced.rsp.reply.BasicReply.Empty;
import dev.utraced.rsp.reply.Reply;
import dev.utraced.server.session.Extension;
import dev.utraced.server.session.SessionContext;
import dev.utraced.target.ProcessId;
import dev.utraced.target.TargetException;
import java.nio.ByteBuffer;

/** Work over long stretches of memory that would otherwise have to travel: {@code qSearch:memory} and {@code qCRC}. */
final class MemorySearchExtension implements Extension {
    private static final int CHUNK_BYTES = 1 << 16;

    private final SessionContext session;

    MemorySearchExtension(SessionContext session) {
        this.session = session;
    }

    @Override
    public Reply answer(Command command) {
        if (command instanceof SearchMemory search) {
            return search(search);
        }
        if (command instanceof Checksum checksum) {
            return checksum(checksum);
        }
        return Empty.EMPTY;
    }

    /** Each chunk begins with the end of the one before, as much as the pattern might have begun in. */
    private Reply search(SearchMemory command) {
        byte[] pattern = new byte[command.pattern().remaining()];
        command.pattern().get(pattern);
        ByteBuffer window = ByteBuffer.allocate(CHUNK_BYTES + pattern.length);
        long windowAddress = command.address();
        long left = command.lengthBytes();
        while (left != 0) {
            window.limit((int) (window.position() + least(left, CHUNK_BYTES)));
            int before = window.position();
            readFully(windowAddress + before, window);
            left -= window.position() - before;
            int found = find(pattern, window.flip());
            if (found >= 0) {
                return new BasicReply.Found(windowAddress + found);
            }
            int kept = Math.min(window.limit(), Math.max(0, pattern.length - 1));
            windowAddress += window.limit() - kept;
            window.position(window.limit() - kept);
            window.compact();
        }
        return new BasicReply.NotFound();
    }

    private static int find(byte[] pattern, ByteBuffer window) {
        byte[] bytes = window.array();
        int last = window.limit() - pattern.length;
        for (int at = 0; at <= last; at++) {
            int matching = 0;
            while (matching < pattern.length && bytes[at + matching] == pattern[matching]) {
                matching++;
            }
            if (matching == pattern.length) {
                return at;
            }
        }
        return -1;
    }

    private Reply checksum(Checksum command) {
        Crc crc = new Crc();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
        long address = command.address();
        long left = command.lengthBytes();
        while (left != 0) {
            chunk.clear().limit((int) least(left, CHUNK_BYTES));
            readFully(address, chunk);
            crc.add(chunk.array(), chunk.limit());
            address += chunk.limit();
            left -= chunk.limit();
        }
        return new BasicReply.Checksum(crc.value());
    }

    private static long least(long unsigned, int bound) {
        return Long.compareUnsigned(unsigned, bound) < 0 ? unsigned : bound;
    }

    private void readFully(long address, ByteBuffer into) {
        ProcessId process = session.selections().process();
        int wanted = into.remaining();
        int read = session.target().memory().read(process, address, into);
        if (read < wanted) {
            throw new TargetException("cannot read memory at 0x" + Long.toHexString(address + read));
        }
    }
}
