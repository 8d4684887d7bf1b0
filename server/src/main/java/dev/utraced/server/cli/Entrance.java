package dev.utraced.server.cli;

import dev.utraced.linux.sys.ProcFs;
import dev.utraced.server.net.Clients;
import dev.utraced.server.net.Loop;
import dev.utraced.server.net.Peer;
import dev.utraced.server.net.SocketFile;
import dev.utraced.server.net.StandardStreams;
import dev.utraced.server.net.StreamSettings;
import dev.utraced.server.net.TcpListener;
import dev.utraced.server.net.UnixListener;
import dev.utraced.server.session.DebugLogs;
import dev.utraced.server.session.RefusedClient;
import dev.utraced.server.session.SessionHost;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.Optional;

/** Where clients come in, and who of them is let through to a session. */
final class Entrance {
    private static final int ROOT = 0;
    private static final String OWNER_ONLY = "rw-------";

    private final Loop loop;
    private final TerminalNotices notices;
    private final StreamSettings settings;
    private Optional<StandardStreams> streams = Optional.empty();
    private volatile Optional<SocketFile> socket = Optional.empty();

    Entrance(Loop loop, DebugLogs logs, TerminalNotices notices, int packetBytes) {
        this.loop = loop;
        this.notices = notices;
        this.settings = new StreamSettings(packetBytes, () -> logs.isOn(DebugLogs.WIRE));
    }

    /** Not on the loop. @throws StartException where nobody could come in */
    void open(Endpoint endpoint, SessionHost host) throws InterruptedException {
        Clients clients = (connection, peer) -> {
            notices.connected(peer);
            Optional<String> refusal = refusal(peer);
            return refusal.isPresent() ? new RefusedClient(connection, refusal.get()) : host.connected(connection);
        };
        try {
            if (endpoint instanceof Endpoint.Tcp tcp) {
                int port = new TcpListener(loop, settings, clients).listen(tcp.address());
                notices.listening("port " + port);
            } else if (endpoint instanceof Endpoint.Unix unix) {
                socket = Optional.of(new UnixListener(loop, settings, clients).listen(unix.path(), OWNER_ONLY));
                notices.listening("unix:" + unix.path());
            } else {
                openStandardStreams(clients);
            }
        } catch (UnknownHostException e) {
            throw new StartException(endpoint + ": cannot resolve name: " + e.getMessage());
        } catch (IOException e) {
            throw new StartException(e.getMessage());
        }
    }

    private void openStandardStreams(Clients clients) {
        StandardStreams opened = new StandardStreams(
                new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out), loop, settings);
        streams = Optional.of(opened);
        loop.execute(() -> opened.start(clients));
    }

    /** Why somebody is not served, beside what the permissions of a socket have kept out already. */
    private static Optional<String> refusal(Peer peer) {
        if (!(peer instanceof Peer.Local local) || local.uid() == ROOT || local.uid() == ownUser()) {
            return Optional.empty();
        }
        return Optional.of("access refused: this server is not for user " + local.uid());
    }

    private static int ownUser() {
        return ProcFs.system()
                .status((int) ProcessHandle.current().pid())
                .orElseThrow()
                .userId();
    }

    /** Waits until what was sent over standard output is out. */
    void awaitWritten() throws InterruptedException {
        for (StandardStreams open : streams.stream().toList()) {
            open.awaitWritten();
        }
    }

    /** Leaves nothing behind in the file system. Any thread. */
    void remove() {
        socket.ifPresent(SocketFile::remove);
    }
}
