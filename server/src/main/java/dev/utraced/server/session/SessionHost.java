package dev.utraced.server.session;

import dev.utraced.target.LaunchOutcome;
import dev.utraced.target.ProcessId;
import dev.utraced.target.StopEvent;
import dev.utraced.target.StopReason;
import dev.utraced.target.TargetException;
import dev.utraced.target.TargetFactory;
import dev.utraced.target.ThreadId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All sessions of the server, and what lies between them: the program of the command line waits here for its first client and, should
 * that one go, for the next. Decides when the server ends.
 *
 * <p>When a client goes, what it attached to runs on and what it started is killed. The program of the command line stays as it is,
 * stopped or running, without any breakpoint of that client.
 */
public final class SessionHost implements HostControl {
    private static final Logger LOG = LoggerFactory.getLogger(SessionHost.class);

    private final TargetFactory targets;
    private final SessionSettings settings;
    private final HostOptions options;
    private final Notices notices;
    private final DebugLogs logs;
    private final Runnable end;
    private final Set<Session> sessions = new LinkedHashSet<>();

    private Optional<HostedTarget> commandLine = Optional.empty();
    private boolean commandLineInUse;
    private Optional<Program> lastProgram = Optional.empty();
    private int sessionsSoFar;
    private boolean extended;
    private boolean ending;

    /** @param end hears, once, that there is nothing left to wait for */
    public SessionHost(
            TargetFactory targets,
            SessionSettings settings,
            HostOptions options,
            Notices notices,
            DebugLogs logs,
            Runnable end) {
        this.targets = targets;
        this.settings = settings;
        this.options = options;
        this.notices = notices;
        this.logs = logs;
        this.end = end;
    }

    /**
     * Starts the program of the command line.
     *
     * @param outcome hears what became of it
     * @throws TargetException where the request makes no sense
     */
    public void launch(Program program, Consumer<LaunchOutcome> outcome) {
        rememberProgram(program);
        HostedTarget hosted = HostedTarget.open(targets);
        hosted.target().lifecycle().launch(new LaunchSettings(settings.launch()).request(program), launch -> {
            if (launch instanceof LaunchOutcome.Launched launched) {
                commandLine = Optional.of(hosted);
                hosted.last(Optional.of(new StopEvent(launched.thread(), new StopReason.Stepped())));
                notices.created(program.path(), launched.thread().process());
            } else {
                hosted.target().close(true);
            }
            outcome.accept(launch);
        });
    }

    /**
     * Takes hold of the process of the command line and stops it.
     *
     * @param quiet heard when it has stopped
     * @throws TargetException where it cannot be had
     */
    public void attach(ProcessId process, Runnable quiet) {
        HostedTarget hosted = HostedTarget.open(targets);
        try {
            hosted.target().lifecycle().attach(process);
        } catch (TargetException e) {
            hosted.target().close(true);
            throw e;
        }
        commandLine = Optional.of(hosted);
        hosted.target().resumption().quiesce(() -> {
            hosted.last(firstThread(hosted, process).map(thread -> new StopEvent(thread, new StopReason.Requested())));
            quiet.run();
        });
    }

    private static Optional<ThreadId> firstThread(HostedTarget hosted, ProcessId process) {
        return hosted.target().threads().threads(process).stream().findFirst();
    }

    /** A client is there. */
    public ClientLink connected(Connection connection) {
        HostedTarget hosted;
        if (commandLine.isPresent() && !commandLineInUse) {
            hosted = commandLine.get();
            commandLineInUse = true;
        } else {
            hosted = HostedTarget.open(targets);
        }
        Session session = new Session(++sessionsSoFar, connection, hosted, this, settings, this::ended);
        sessions.add(session);
        return session;
    }

    private void ended(Session session) {
        sessions.remove(session);
        HostedTarget hosted = session.hosted();
        boolean ofCommandLine = commandLine.filter(hosted::equals).isPresent();
        if (ending) {
            return;
        }
        if (ofCommandLine && !options.once()) {
            session.clearAway();
            commandLineInUse = false;
        }
        if (ofCommandLine && !options.once() && hosted.hasProcess()) {
            hosted.listen(() -> endedBetweenClients(hosted));
        } else {
            close(hosted);
        }
        if (options.once() || !staysWithoutClients() && sessions.isEmpty()) {
            exit();
        } else {
            notices.clientGone();
        }
    }

    private boolean staysWithoutClients() {
        return options.multi() || extended || commandLine.isPresent();
    }

    /** The program of the command line may end while nobody looks. */
    private void endedBetweenClients(HostedTarget hosted) {
        hosted.target().events().next(event -> event.reason().endsProcess()).ifPresent(notices::ended);
        if (!hosted.hasProcess()) {
            close(hosted);
            if (!staysWithoutClients() && sessions.isEmpty()) {
                exit();
            }
        }
    }

    private void close(HostedTarget hosted) {
        announce(hosted);
        hosted.listenToNobody();
        hosted.target().close(true);
        if (commandLine.filter(hosted::equals).isPresent()) {
            commandLine = Optional.empty();
            commandLineInUse = false;
        }
    }

    private void announce(HostedTarget hosted) {
        List<ProcessId> killed = new ArrayList<>();
        List<ProcessId> detached = new ArrayList<>();
        for (ProcessId process : hosted.target().threads().processes()) {
            (hosted.target().threads().wasAttached(process) ? detached : killed).add(process);
        }
        if (!killed.isEmpty()) {
            notices.killing(killed);
        }
        if (!detached.isEmpty()) {
            notices.detachingAll(detached);
        }
    }

    /** Lets go of everything, once; what was started here is killed. Also where the server is told to end from outside. */
    public void closeAll() {
        if (ending) {
            return;
        }
        ending = true;
        Set<HostedTarget> all = new LinkedHashSet<>(commandLine.stream().toList());
        sessions.forEach(session -> all.add(session.hosted()));
        all.forEach(this::closeWhateverHappens);
        List.copyOf(sessions).forEach(Session::close);
    }

    /** Each target is let go of, even where another one could not be. */
    private void closeWhateverHappens(HostedTarget hosted) {
        try {
            close(hosted);
        } catch (RuntimeException e) {
            LOG.error("letting go of processes failed: {}", e.toString(), e);
        }
    }

    @Override
    public void exit() {
        if (!ending) {
            closeAll();
            end.run();
        }
    }

    @Override
    public void extendedMode() {
        extended = true;
    }

    @Override
    public boolean isExtended() {
        return extended || options.multi();
    }

    @Override
    public Optional<Program> lastProgram() {
        return lastProgram;
    }

    @Override
    public void rememberProgram(Program program) {
        lastProgram = Optional.of(program);
    }

    @Override
    public List<String> describeSessions() {
        return sessions.stream().map(Session::describe).toList();
    }

    @Override
    public DebugLogs logs() {
        return logs;
    }

    @Override
    public Notices notices() {
        return notices;
    }
}
