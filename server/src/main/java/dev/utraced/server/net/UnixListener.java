package dev.utraced.server.net;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.PeerCredentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Listens on a Unix socket. gdb connects with {@code target extended-remote PATH}: it takes a path that is a socket for one, unless there
 * is a colon in it.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/unix.7.html">unix(7)</a>
 */
public final class UnixListener {
    private static final int MOST_PATH_BYTES = 107;

    private final Loop loop;
    private final SocketSetup setup;

    public UnixListener(Loop loop, StreamSettings settings, Clients clients) {
        this.loop = loop;
        this.setup = new SocketSetup(loop, settings.plain(), UnixListener::peer, clients);
    }

    /**
     * Starts to listen. Not on the loop: waits until it is done.
     *
     * @param permissions of the socket, as ls(1) shows them; whoever may write to it may connect
     * @throws IOException where the socket cannot be made
     */
    public SocketFile listen(Path path, String permissions) throws IOException, InterruptedException {
        if (!Epoll.isAvailable()) {
            throw new IOException("Unix sockets need Netty's native library for this machine");
        }
        if (path.toString().getBytes(StandardCharsets.UTF_8).length > MOST_PATH_BYTES) {
            throw new IOException(
                    path + " is too long for a Unix socket, which takes " + MOST_PATH_BYTES + " bytes at most");
        }
        SocketFile.clearStale(path);
        ChannelFuture bound = new ServerBootstrap()
                .group(loop.eventLoop())
                .channelFactory(() -> withPermissions(permissions))
                .childHandler(setup)
                .bind(new DomainSocketAddress(path.toString()))
                .await();
        if (!bound.isSuccess()) {
            throw new IOException("Can't bind " + path + ": " + Failures.reason(bound.cause()), bound.cause());
        }
        return SocketFile.at(path);
    }

    /**
     * The permissions are set on the unbound socket: bind(2) makes the file with them, so that at no moment more than these may connect.
     */
    private static EpollServerDomainSocketChannel withPermissions(String permissions) {
        EpollServerDomainSocketChannel channel = new EpollServerDomainSocketChannel();
        try {
            Files.setPosixFilePermissions(
                    Path.of("/proc/self/fd/" + channel.fd().intValue()), PosixFilePermissions.fromString(permissions));
        } catch (IOException e) {
            channel.unsafe().closeForcibly();
            throw new UncheckedIOException(e);
        }
        return channel;
    }

    /** What SO_PEERCRED says. */
    private static Peer peer(Channel channel) {
        try {
            PeerCredentials credentials = ((EpollDomainSocketChannel) channel).peerCredentials();
            return new Peer.Local(credentials.uid(), credentials.pid());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
