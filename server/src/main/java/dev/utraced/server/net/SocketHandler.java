package dev.utraced.server.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import java.io.IOException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A socket's end of a {@link PacketStream}: reads while the stream wants more, and not while its client does not read. */
final class SocketHandler extends ChannelInboundHandlerAdapter implements ByteOutlet {
    private static final Logger LOG = LoggerFactory.getLogger(SocketHandler.class);

    private final Channel channel;
    private final PacketStream stream;

    SocketHandler(Channel channel, Function<ByteOutlet, PacketStream> streams) {
        this.channel = channel;
        this.stream = streams.apply(this);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        stream.received((ByteBuf) message);
        channel.config().setAutoRead(stream.wantsMore());
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (channel.isWritable()) {
            stream.writable();
        }
        channel.config().setAutoRead(stream.wantsMore());
    }

    /** An encrypted connection says that it ends before its socket does. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslCloseCompletionEvent) {
            context.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stream.ended();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.error("{}: {}", channel.remoteAddress(), cause.toString(), cause);
        }
        channel.close();
    }

    @Override
    public void send(ByteBuf bytes) {
        channel.writeAndFlush(bytes, channel.voidPromise());
    }

    @Override
    public boolean isWritable() {
        return channel.isWritable();
    }

    @Override
    public void closeAfterSending() {
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }
}
