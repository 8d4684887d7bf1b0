package dev.utraced.server.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * Bytes on their way out. One direct buffer serves for reply after reply, since most have left it by the time the next one comes; while
 * one still waits to go out, the next gets a buffer of its own. It grows with what is sent, and stays large as long as large replies
 * follow each other: a new one would be cleared, and paged in, for each of them.
 */
final class ReplyBuffer {
    /** So much is kept whatever is sent. */
    private static final int LEAST_KEPT_BYTES = 1 << 17;

    private final ByteBufAllocator allocator;
    private final int firstCapacityBytes;
    private ByteBuf buffer;
    private boolean taken;

    ReplyBuffer(ByteBufAllocator allocator, int firstCapacityBytes) {
        this.allocator = allocator;
        this.firstCapacityBytes = firstCapacityBytes;
        this.buffer = allocator.directBuffer(firstCapacityBytes);
    }

    int length() {
        return taken ? 0 : buffer.readableBytes();
    }

    /** What was added since the last time; to be released by the caller, who may do so later. */
    ByteBuf take() {
        taken = true;
        return buffer.retain();
    }

    void release() {
        buffer.release();
    }

    /** Where to append what is to be sent. */
    ByteBuf writable() {
        if (taken) {
            taken = false;
            if (buffer.refCnt() > 1 || isTooLarge()) {
                buffer.release();
                buffer = allocator.directBuffer(firstCapacityBytes);
            } else {
                buffer.clear();
            }
        }
        return buffer;
    }

    /** For what it held last; a reply fills at least half of a buffer that has grown for it. */
    private boolean isTooLarge() {
        return buffer.capacity() > LEAST_KEPT_BYTES && buffer.writerIndex() < buffer.capacity() / 4;
    }
}
