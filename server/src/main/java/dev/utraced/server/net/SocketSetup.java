package dev.utraced.server.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.ssl.SslHandler;
import java.util.Optional;
import java.util.function.Function;

/** What a socket gets when it is connected, of whatever kind it is: a {@link PacketStream} of its own, and encryption where it is wanted. */
final class SocketSetup extends ChannelInitializer<Channel> {
    /** Of handshakes at a time: somebody who opens more keeps only others of his kind waiting. */
    private static final int MOST_HANDSHAKES = 64;

    private final Loop loop;
    private final StreamSettings settings;
    private final Function<Channel, Peer> peers;
    private final Clients clients;
    private int connections;
    private int handshakes;

    /** @param peers tells who is at the other end of a connected channel */
    SocketSetup(Loop loop, StreamSettings settings, Function<Channel, Peer> peers, Clients clients) {
        this.loop = loop;
        this.settings = settings;
        this.peers = peers;
        this.clients = clients;
    }

    @Override
    protected void initChannel(Channel channel) {
        Peer peer = peers.apply(channel);
        Optional<Encryption> encryption = settings.encryption();
        if (encryption.isPresent()) {
            encrypt(channel, encryption.get(), peer);
        } else {
            channel.config().setRecvByteBufAllocator(new ReusedReceiveBuffer());
            // Behind the end of a client that went before this one came: that is told by a task, too, in the order of
            // the news.
            channel.eventLoop().execute(() -> serve(channel, peer));
        }
    }

    private void encrypt(Channel channel, Encryption encryption, Peer peer) {
        if (handshakes == MOST_HANDSHAKES) {
            clients.turnedAway(peer, "too many handshakes at a time");
            channel.close();
            return;
        }
        handshakes++;
        SslHandler handler = encryption.handler();
        channel.pipeline()
                .addLast(
                        handler,
                        new HandshakeWatch(
                                handler,
                                subject -> {
                                    handshakes--;
                                    serve(channel, certified(peer, subject));
                                },
                                reason -> {
                                    handshakes--;
                                    clients.turnedAway(peer, reason);
                                }));
    }

    private static Peer certified(Peer peer, String subject) {
        return peer instanceof Peer.Tcp tcp ? new Peer.Certified(tcp.host(), tcp.port(), subject) : peer;
    }

    private void serve(Channel channel, Peer peer) {
        if (settings.once() && channel.parent() != null) {
            channel.parent().close();
            if (connections > 0) {
                channel.close();
                return;
            }
        }
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
                                settings.search(),
                                connection -> clients.connected(connection, peer))));
    }
}
