package dev.utraced.server.cli;

import dev.utraced.linux.sys.LoopUrgency;
import dev.utraced.linux.sys.ProcessorLoad;
import dev.utraced.linux.trace.SpinClock;
import dev.utraced.server.access.AccessRules;
import dev.utraced.server.extension.Extensions;
import dev.utraced.server.net.Loop;
import dev.utraced.server.session.DebugLogs;
import dev.utraced.server.session.HostOptions;
import dev.utraced.server.session.LaunchSettings;
import dev.utraced.server.session.SessionHost;
import dev.utraced.server.session.SessionSettings;
import dev.utraced.target.LaunchOutcome;
import dev.utraced.target.TargetException;
import io.netty.util.concurrent.Promise;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/** One server, from its start to its end: puts the parts together and waits on the main thread for it to be over. */
final class Server {
    static final int SUCCESS = 0;
    static final int FAILURE = 1;

    /** What one packet may hold, either way; clients read memory in pieces of half of it. */
    private static final int PACKET_BYTES = 1 << 20;

    private final Options options;
    private final TerminalNotices notices;
    private final DebugLogs logs;
    private final AccessRules rules;
    private final ProcessorLoad load;
    private final Loop loop;
    private final CountDownLatch over = new CountDownLatch(1);

    /**
     * @param thread runs the loop
     * @throws StartException where its log cannot be written
     */
    Server(Options options, PrintStream err, Executor thread) {
        this.options = options;
        this.rules = options.access().rules(err);
        this.notices = new TerminalNotices(err);
        this.logs = LogSettings.apply(options, err);
        this.load = ProcessorLoad.system();
        this.loop = Loop.start(
                thread,
                Runtime.getRuntime().availableProcessors(),
                System::nanoTime,
                load.isBlind(),
                load::keepsSomebodyWaiting);
    }

    /** @throws StartException where it cannot begin */
    int run() throws InterruptedException {
        Entrance entrance = new Entrance(loop, logs, notices, options, rules, PACKET_BYTES);
        Backend backend = loop.call(this::backend);
        SessionHost host = host(backend);
        Shutdown.whenTold(loop, host, backend);
        begin(host);
        Shutdown.atTheEnd(entrance::remove);
        entrance.open(host);
        over.await();
        entrance.awaitWritten();
        return SUCCESS;
    }

    /** On the loop: what is made here needs native calls, which are bound there while the main thread makes the loop's parts. */
    private Backend backend() {
        LoopUrgency urgency = LoopUrgency.system();
        load.tell(urgency::looked);
        boolean standard = options.endpoint() instanceof Endpoint.Standard;
        Backend backend = Backend.create(
                loop,
                new Backend.Streams(standard, options.programsTalkToClient(), options.input(), notices::programOutput),
                options.access().processes(),
                () -> logs.isOn(DebugLogs.TRACER),
                SpinClock.system(load, urgency));
        urgency.begin();
        return backend;
    }

    private SessionHost host(Backend backend) {
        LaunchSettings.Defaults launch = new LaunchSettings.Defaults(
                options.wrapper(),
                options.startupWithShell(),
                // A shell starts whatever its words say.
                options.access().processes().allowAll(),
                options.disableRandomization(),
                System.getenv());
        SessionSettings settings = new SessionSettings(
                new Extensions(Version.text()),
                launch,
                options.disabledPackets().stream()
                        .flatMap(packet -> packet.commands().stream())
                        .collect(Collectors.toSet()),
                DisablablePacket.stops(options.disabledPackets()),
                PACKET_BYTES);
        return new SessionHost(
                backend.targets(),
                settings,
                new HostOptions(options.endsWithFirstClient(), options.multi(), options.onDisconnect()),
                notices,
                loop::after,
                logs,
                over::countDown);
    }

    /** Starts the program of the command line, or attaches to its process. */
    private void begin(SessionHost host) throws InterruptedException {
        Promise<Optional<String>> failure = loop.promise();
        loop.execute(() -> {
            try {
                if (options.program().isPresent()) {
                    if (options.endpoint() instanceof Endpoint.Standard) {
                        notices.redirected();
                    }
                    host.launch(options.program().get(), outcome -> failure.trySuccess(Server.failure(outcome)));
                } else if (options.attach().isPresent()) {
                    attach(host, options.attach().get(), failure);
                } else {
                    failure.trySuccess(Optional.empty());
                }
            } catch (TargetException e) {
                failure.trySuccess(Optional.of(String.valueOf(e.getMessage())));
            } catch (RuntimeException e) {
                failure.tryFailure(e);
            }
        });
        try {
            Optional<String> reason = failure.get();
            if (reason.isPresent()) {
                throw new StartException(reason.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Optional<String> failure(LaunchOutcome outcome) {
        return outcome instanceof LaunchOutcome.Failed failed ? Optional.of(failed.reason()) : Optional.empty();
    }

    private void attach(SessionHost host, String process, Promise<Optional<String>> failure) {
        host.attach(process, attached -> {
            notices.attached(attached);
            failure.trySuccess(Optional.empty());
        });
    }
}
