package dev.utraced.server.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;

/** Receives into the same buffer again and again, since packets are copied out of it before the next ones are read. */
final class ReusedReceiveBuffer extends DefaultMaxMessagesRecvByteBufAllocator {
    private static final int CAPACITY_BYTES = 1 << 16;

    @Override
    public MaxMessageHandle newHandle() {
        return new ReusingHandle();
    }

    private final class ReusingHandle extends MaxMessageHandle {
        private ByteBuf buffer = Unpooled.EMPTY_BUFFER;

        @Override
        public int guess() {
            return CAPACITY_BYTES;
        }

        /** A new one where the last one is still being read from. */
        @Override
        public ByteBuf allocate(ByteBufAllocator allocator) {
            if (buffer.capacity() == 0 || buffer.refCnt() > 1) {
                buffer.release();
                buffer = allocator.directBuffer(CAPACITY_BYTES, CAPACITY_BYTES);
            }
            return buffer.clear().retain();
        }
    }
}
