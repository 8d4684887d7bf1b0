package dev.utraced.server.cli;

import dev.utraced.linux.sys.LibcSearch;
import dev.utraced.linux.sys.ProcFs;
import dev.utraced.linux.sys.Umask;
import dev.utraced.server.access.Access;
import dev.utraced.server.access.AccessRules;
import dev.utraced.server.access.Role;
import dev.utraced.server.net.Clients;
import dev.utraced.server.net.Dialer;
import dev.utraced.server.net.Encryption;
import dev.utraced.server.net.KeepAlive;
import dev.utraced.server.net.Loop;
import dev.utraced.server.net.Peer;
import dev.utraced.server.net.SocketFile;
import dev.utraced.server.net.StandardStreams;
import dev.utraced.server.net.StreamSettings;
import dev.utraced.server.net.TcpListener;
import dev.utraced.server.net.UnixListener;
import dev.utraced.server.session.ClientLink;
import dev.utraced.server.session.Connection;
import dev.utraced.server.session.DebugLogs;
import dev.utraced.server.session.RefusedClient;
import dev.utraced.server.session.SessionHost;
import dev.utraced.server.tls.Tls;
import dev.utraced.server.tls.TlsException;
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

    /** Where rules say which users are served, the kernel lets all of them ask. */
    private static final String ALL = "rw-rw-rw-";

    private final Loop loop;
    private final TerminalNotices notices;
    private final Endpoint endpoint;
    private final Transport transport;
    private final StreamSettings settings;
    private final AccessRules rules;
    private Optional<StandardStreams> streams = Optional.empty();
    private volatile Optional<SocketFile> socket = Optional.empty();

    /** @throws StartException where nobody may come in this way */
    Entrance(Loop loop, DebugLogs logs, TerminalNotices notices, Options options, AccessRules rules, int packetBytes) {
        this.rules = rules;
        this.loop = loop;
        this.notices = notices;
        this.endpoint = options.endpoint();
        this.transport = options.transport();
        check();
        this.settings = new StreamSettings(
                packetBytes,
                new LibcSearch()::bytesBefore,
                () -> logs.isOn(DebugLogs.WIRE),
                encryption(),
                options.once());
    }

    private void check() {
        try {
            if (endpoint instanceof Endpoint.Tcp tcp) {
                transport.check(tcp.address());
            } else if (endpoint instanceof Endpoint.Dialed dialed) {
                transport.check(dialed.address());
            }
        } catch (UnknownHostException e) {
            throw new StartException(endpoint + ": cannot resolve name: " + e.getMessage());
        }
    }

    private Optional<Encryption> encryption() {
        try {
            return transport.tls().map(files -> {
                Tls tls = Tls.of(files);
                return endpoint instanceof Endpoint.Dialed dialed
                        ? Encryption.connecting(tls, transport.tlsName().orElse(dialed.host()))
                        : Encryption.accepting(tls);
            });
        } catch (TlsException e) {
            throw new StartException(e.getMessage());
        }
    }

    /** Not on the loop. @throws StartException where nobody could come in */
    void open(SessionHost host) throws InterruptedException {
        Clients clients = new Admission(host);
        KeepAlive keepAlive = new KeepAlive(transport.keepAliveSeconds());
        try {
            if (endpoint instanceof Endpoint.Tcp tcp) {
                int port = new TcpListener(loop, settings, keepAlive, clients).listen(tcp.address());
                notices.listening("port " + port);
            } else if (endpoint instanceof Endpoint.Unix unix) {
                socket = Optional.of(listen(new UnixListener(loop, settings, clients), unix));
                notices.listening("unix:" + unix.path());
            } else if (endpoint instanceof Endpoint.Dialed dialed) {
                notices.dialing(dialed.toString(), Optional.empty());
                new Dialer(
                                loop,
                                settings,
                                dialed.address(),
                                keepAlive,
                                clients,
                                reason -> notices.dialing(dialed.toString(), Optional.of(reason)))
                        .dial();
            } else {
                openStandardStreams(clients);
            }
        } catch (IOException e) {
            throw new StartException(e.getMessage());
        }
    }

    /** No client is there yet that could start a program. */
    private SocketFile listen(UnixListener listener, Endpoint.Unix unix) throws IOException, InterruptedException {
        boolean rulesDecide = !rules.observers().isEmpty() || !rules.drivers().isEmpty();
        Umask umask = Umask.lift();
        try {
            return listener.listen(unix.path(), rulesDecide ? ALL : OWNER_ONLY);
        } finally {
            umask.restore();
        }
    }

    /** On the loop. */
    private final class Admission implements Clients {
        private final SessionHost host;

        Admission(SessionHost host) {
            this.host = host;
        }

        @Override
        public ClientLink connected(Connection connection, Peer peer) {
            notices.connected(peer);
            String identity = identity(peer);
            Optional<Role> role =
                    isStranger(peer) && !rules.mentions(identity) ? Optional.empty() : rules.role(identity);
            return role.isPresent()
                    ? host.connected(connection, new Access(rules, role.get(), identity))
                    : new RefusedClient(connection, "access refused: this server is not for " + identity);
        }

        @Override
        public void turnedAway(Peer peer, String reason) {
            notices.turnedAway(peer, reason);
        }
    }

    private void openStandardStreams(Clients clients) {
        StandardStreams opened = new StandardStreams(
                new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out), loop, settings);
        streams = Optional.of(opened);
        loop.execute(() -> opened.start(clients));
    }

    /** As rules name it: {@code uid:N}, {@code cert:SUBJECT}; others can only be meant by {@code *}. */
    private static String identity(Peer peer) {
        if (peer instanceof Peer.Local local) {
            return "uid:" + local.uid();
        }
        if (peer instanceof Peer.Certified certified) {
            return "cert:" + certified.subject();
        }
        return peer instanceof Peer.Tcp tcp ? "tcp:" + tcp.host() + ":" + tcp.port() : "stdio";
    }

    /** Another user of this machine, who is not served unless a rule names them. */
    private static boolean isStranger(Peer peer) {
        return peer instanceof Peer.Local local && local.uid() != ROOT && local.uid() != ownUser();
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
