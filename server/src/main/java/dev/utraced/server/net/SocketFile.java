package dev.utraced.server.net;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** The file of a Unix socket: it outlives whoever listened, unless somebody removes it. Any thread. */
public final class SocketFile {
    private static final int TYPE_BITS = 0170000;
    private static final int SOCKET = 0140000;

    private final Path path;

    /** Which file it is, whatever has been put in its place since. */
    private final Object identity;

    private SocketFile(Path path, Object identity) {
        this.path = path;
        this.identity = identity;
    }

    static SocketFile at(Path path) throws IOException {
        return new SocketFile(path, identity(path));
    }

    /** Removes it; not what somebody else has put there meanwhile. */
    public void remove() {
        try {
            if (identity(path).equals(identity)) {
                Files.delete(path);
            }
        } catch (IOException e) {
            // It has gone already, or is not ours to remove any more.
        }
    }

    /**
     * Removes a socket that a server has left behind which did not end in order.
     *
     * @throws IOException where there is something else, or somebody listens
     */
    static void clearStale(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        int mode = (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        if ((mode & TYPE_BITS) != SOCKET) {
            throw new IOException(path + " exists and is no socket");
        }
        if (isServed(path)) {
            throw new IOException("Can't bind " + path + ": another server listens there");
        }
        Files.delete(path);
    }

    private static boolean isServed(Path path) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            return channel.isConnected();
        } catch (ConnectException refused) {
            return false;
        }
    }

    private static Object identity(Path path) throws IOException {
        return Files.getAttribute(path, "unix:ino", LinkOption.NOFOLLOW_LINKS);
    }
}
