package dev.utraced.server.net;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** Listens on one address; every connection gets a {@link PacketStream} of its own, and any number may be open at once. */
public final class TcpListener {
    private static final int BACKLOG = 128;

    private final Loop loop;
    private final StreamSettings settings;
    private final Clients clients;
    private int connections;

    public TcpListener(Loop loop, StreamSettings settings, Clients clients) {
        this.loop = loop;
        this.settings = settings;
        this.clients = clients;
    }

    /**
     * Starts to listen. Not on the loop: waits until it is done.
     *
     * @return the port, which is another one than asked for where that was 0
     * @throws IOException where the address cannot be had
     */
    public int listen(InetSocketAddress address) throws IOException, InterruptedException {
        ChannelFuture bound = new ServerBootstrap()
                .group(loop.eventLoop())
                .channel(loop.serverChannel())
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childHandler(new Initializer())
                .bind(address)
                .await();
        if (!bound.isSuccess()) {
            throw new IOException("Can't bind address: " + reason(bound.cause()) + ".", bound.cause());
        }
        return ((InetSocketAddress) bound.channel().localAddress()).getPort();
    }

    /** The last part of the message: before it stands which call failed, in a form that says nothing to a person. */
    private static String reason(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return message.substring(message.lastIndexOf(": ") < 0 ? 0 : message.lastIndexOf(": ") + 2);
    }

    private final class Initializer extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel channel) {
            channel.config().setRecvByteBufAllocator(new ReusedReceiveBuffer());
            Peer peer = peer(channel.remoteAddress());
            WireLog log = new WireLog(settings.logWire(), ++connections);
            channel.pipeline()
                    .addLast(new TcpHandler(
                            channel,
                            outlet -> new PacketStream(
                                    outlet,
                                    channel.alloc(),
                                    loop.busyWait(),
                                    log,
                                    settings.mostPayloadBytes(),
                                    connection -> clients.connected(connection, peer))));
        }
    }

    private static Peer peer(SocketAddress address) {
        InetSocketAddress remote = (InetSocketAddress) address;
        return new Peer.Tcp(remote.getAddress().getHostAddress(), remote.getPort());
    }
}
