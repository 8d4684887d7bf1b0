package dev.utraced.server.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import java.util.function.Function;

/** What a socket gets when it is connected, of whatever kind it is: a {@link PacketStream} of its own. */
final class SocketSetup extends ChannelInitializer<Channel> {
    private final Loop loop;
    private final StreamSettings settings;
    private final Function<Channel, Peer> peers;
    private final Clients clients;
    private int connections;

    /** @param peers tells who is at the other end of a connected channel */
    SocketSetup(Loop loop, StreamSettings settings, Function<Channel, Peer> peers, Clients clients) {
        this.loop = loop;
        this.settings = settings;
        this.peers = peers;
        this.clients = clients;
    }

    @Override
    protected void initChannel(Channel channel) {
        channel.config().setRecvByteBufAllocator(new ReusedReceiveBuffer());
        Peer peer = peers.apply(channel);
        WireLog log = new WireLog(settings.logWire(), ++connections);
        channel.pipeline()
                .addLast(new SocketHandler(
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
