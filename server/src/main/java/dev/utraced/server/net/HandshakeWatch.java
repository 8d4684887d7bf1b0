package dev.utraced.server.net;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.util.function.Consumer;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Waits for the end of a handshake, and tells who it was with. */
final class HandshakeWatch extends ChannelInboundHandlerAdapter {
    private final SslHandler encryption;
    private final Consumer<String> done;
    private final Consumer<String> failed;
    private boolean ended;

    /**
     * @param done hears the other end's distinguished name; this handler has gone then
     * @param failed hears why there is no connection
     */
    HandshakeWatch(SslHandler encryption, Consumer<String> done, Consumer<String> failed) {
        this.encryption = encryption;
        this.done = done;
        this.failed = failed;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws SSLPeerUnverifiedException {
        if (event instanceof SslHandshakeCompletionEvent completion && !ended) {
            ended = true;
            if (completion.isSuccess()) {
                String subject =
                        encryption.engine().getSession().getPeerPrincipal().getName();
                context.pipeline().remove(this);
                done.accept(subject);
            } else {
                failed.accept(String.valueOf(completion.cause().getMessage()));
                context.close();
            }
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (!ended) {
            ended = true;
            failed.accept("the connection ended before the handshake did");
        }
    }

    /** The completion event says the same. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
