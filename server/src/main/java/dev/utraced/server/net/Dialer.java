package dev.utraced.server.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Connects to a client that waits somewhere else, for servers that nobody can connect to. When there is nobody, or the connection has
 * ended, it tries again, less and less often.
 */
public final class Dialer {
    private static final int FIRST_PAUSE_SECONDS = 1;
    private static final int LONGEST_PAUSE_SECONDS = 30;

    private final Loop loop;
    private final InetSocketAddress address;
    private final KeepAlive keepAlive;
    private final SocketSetup setup;
    private final Consumer<String> missed;
    private int pauseSeconds = FIRST_PAUSE_SECONDS;

    /** @param missed hears, on the loop, why there is no connection, each time */
    public Dialer(
            Loop loop,
            StreamSettings settings,
            InetSocketAddress address,
            KeepAlive keepAlive,
            Clients clients,
            Consumer<String> missed) {
        this.loop = loop;
        this.address = address;
        this.keepAlive = keepAlive;
        this.setup = new SocketSetup(loop, settings, TcpListener::peer, clients);
        this.missed = missed;
    }

    /** Goes on until the loop ends. */
    public void dial() {
        Bootstrap bootstrap = new Bootstrap()
                .group(loop.eventLoop())
                .channel(loop.clientChannel())
                .handler(new WhenConnected());
        keepAlive.options().forEach((option, value) -> set(bootstrap, option, value));
        bootstrap.connect(address).addListener((ChannelFuture connected) -> {
            if (connected.isSuccess()) {
                pauseSeconds = FIRST_PAUSE_SECONDS;
                connected.channel().closeFuture().addListener(closed -> dialLater());
            } else {
                Throwable cause = connected.cause();
                missed.accept(Failures.reason(cause.getCause() == null ? cause : cause.getCause()));
                dialLater();
            }
        });
    }

    private void dialLater() {
        loop.eventLoop().schedule(this::dial, pauseSeconds, TimeUnit.SECONDS);
        pauseSeconds = Math.min(pauseSeconds * 2, LONGEST_PAUSE_SECONDS);
    }

    @SuppressWarnings("unchecked")
    private static void set(Bootstrap bootstrap, ChannelOption<?> option, Object value) {
        bootstrap.option((ChannelOption<Object>) option, value);
    }

    /** A session begins when there is somebody at the other end, not when that is tried. */
    private final class WhenConnected extends ChannelInboundHandlerAdapter {
        @Override
        public void channelActive(ChannelHandlerContext context) {
            context.pipeline().addLast(setup).remove(this);
        }
    }
}
