package dev.utraced.server.net;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.net.InetSocketAddress;

/** Listens on one address; every connection gets a {@link PacketStream} of its own, and any number may be open at once. */
public final class TcpListener {
    private static final int BACKLOG = 128;

    private final Loop loop;
    private final KeepAlive keepAlive;
    private final SocketSetup setup;

    public TcpListener(Loop loop, StreamSettings settings, KeepAlive keepAlive, Clients clients) {
        this.loop = loop;
        this.keepAlive = keepAlive;
        this.setup = new SocketSetup(loop, settings, TcpListener::peer, clients);
    }

    /**
     * Starts to listen. Not on the loop: waits until it is done.
     *
     * @return the port, which is another one than asked for where that was 0
     * @throws IOException where the address cannot be had
     */
    public int listen(InetSocketAddress address) throws IOException, InterruptedException {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loop.eventLoop())
                .channel(loop.serverChannel())
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childHandler(setup);
        keepAlive.options().forEach((option, value) -> set(bootstrap, option, value));
        ChannelFuture bound = bootstrap.bind(address).await();
        if (!bound.isSuccess()) {
            throw new IOException("Can't bind address: " + Failures.reason(bound.cause()) + ".", bound.cause());
        }
        return ((InetSocketAddress) bound.channel().localAddress()).getPort();
    }

    @SuppressWarnings("unchecked")
    private static void set(ServerBootstrap bootstrap, ChannelOption<?> option, Object value) {
        bootstrap.childOption((ChannelOption<Object>) option, value);
    }

    static Peer peer(Channel channel) {
        InetSocketAddress remote = (InetSocketAddress) channel.remoteAddress();
        return new Peer.Tcp(remote.getAddress().getHostAddress(), remote.getPort());
    }
}
