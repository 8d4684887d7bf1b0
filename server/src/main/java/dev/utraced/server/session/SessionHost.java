package dev.utraced.server.session;

import dev.utraced.server.access.Access;
import dev.utraced.target.LaunchOutcome;
import dev.utraced.target.Lifecycle;
import dev.utraced.target.ProcessId;
import dev.utraced.target.StopEvent;
import dev.utraced.target.StopReason;
import dev.utraced.target.TargetException;
import dev.utraced.target.TargetFactory;
import dev.utraced.target.TargetListener;
import dev.utraced.target.ThreadId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All sessions of the server, and what lies between them: the program of the command line waits here for its first client, and
 * what a client has left behind for the next. Decides when the server ends, and what becomes of the processes of a client that goes; see
 * {@link OnDisconnect}.
 */
public final class SessionHost implements HostControl {
    private static final Logger LOG = LoggerFactory.getLogger(SessionHost.class);

    private final TargetFactory targets;
    private final SessionSettings settings;
    private final HostOptions options;
    private final Notices notices;
    private final Timer timer;
    private final DebugLogs logs;
    private final Runnable end;
    private final Set<Session> sessions = new LinkedHashSet<>();

    /** Those with processes and without a client; the one that has waited longest first. */
    private final Deque<HostedTarget> waiting = new ArrayDeque<>();

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
            Timer timer,
            DebugLogs logs,
            Runnable end) {
        this.targets = targets;
        this.settings = settings;
        this.options = options;
        this.notices = notices;
        this.timer = timer;
        this.logs = logs;
        this.end = end;
        targets.whenAbsentClientsAreServed(this::exitUnlessNeeded);
    }

    /**
     * Starts the program of the command line.
     *
     * @param outcome hears what became of it
     * @throws TargetException where the request makes no sense
     */
    public void launch(Program program, Consumer<LaunchOutcome> outcome) {
        rememberProgram(program);
        HostedTarget hosted = HostedTarget.openForCommandLine(targets);
        hosted.target().lifecycle().launch(new LaunchSettings(settings.launch()).request(program), launch -> {
            if (launch instanceof LaunchOutcome.Launched launched) {
                waiting.add(hosted);
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
     * @param description see {@link dev.utraced.target.ProcessFinder}; a target that has none takes pids only
     * @param quiet heard when it has stopped
     * @throws TargetException where it cannot be had
     */
    public void attach(String description, Consumer<ProcessId> quiet) {
        HostedTarget hosted = HostedTarget.openForCommandLine(targets);
        ProcessId process;
        try {
            process = hosted.target()
                    .finder()
                    .map(finder -> finder.find(description))
                    .orElseGet(() -> new ProcessId(Integer.parseInt(description)));
            hosted.target().lifecycle().attach(process);
        } catch (TargetException e) {
            hosted.target().close(true);
            throw e;
        }
        waiting.add(hosted);
        hosted.target().resumption().quiesce(() -> {
            hosted.stoppedByUs(
                    firstThread(hosted, process).map(thread -> new StopEvent(thread, new StopReason.Requested())));
            quiet.accept(process);
        });
    }

    private static Optional<ThreadId> firstThread(HostedTarget hosted, ProcessId process) {
        return hosted.target().threads().threads(process).stream().findFirst();
    }

    /** A client is there, and may do everything. */
    public ClientLink connected(Connection connection) {
        return connected(connection, Access.unrestricted());
    }

    /** A client is there. */
    public ClientLink connected(Connection connection, Access access) {
        Optional<String> refusal = access.note("session", "begins");
        if (refusal.isPresent()) {
            return new RefusedClient(connection, refusal.get());
        }
        if (access.isLocked()) {
            Session first = open(connection, access, openFor(access));
            return new LockedClient(connection, access, first, session -> unlocked(session, connection, access));
        }
        boolean takesOver = !waiting.isEmpty() && access.mayTakeOver();
        return open(connection, access, takesOver ? waiting.remove() : openFor(access));
    }

    private HostedTarget openFor(Access access) {
        return access.observes() ? HostedTarget.openForObserver(targets) : HostedTarget.open(targets);
    }

    private Session open(Connection connection, Access access, HostedTarget hosted) {
        Session session = new Session(++sessionsSoFar, connection, access, hosted, this, settings, this::ended);
        sessions.add(session);
        return session;
    }

    private Session unlocked(Session first, Connection connection, Access access) {
        if (waiting.isEmpty() || !access.mayTakeOver()) {
            return first;
        }
        Session second = open(connection, access, waiting.remove());
        sessions.remove(first);
        first.giveWayTo(second);
        return second;
    }

    @Override
    public List<ProcessId> waitingProcesses() {
        return waiting.stream().flatMap(hosted -> hosted.processes().stream()).toList();
    }

    private void ended(Session session) {
        sessions.remove(session);
        session.access().note("session", "ends");
        if (ending) {
            return;
        }
        HostedTarget hosted = session.hosted();
        session.takeBack();
        part(session);
        if (mayWait(hosted) && hosted.hasProcess()) {
            hosted.listen(betweenClients(hosted));
            waiting.add(hosted);
        } else {
            close(hosted);
        }
        if (options.once() || !staysWithoutClients() && sessions.isEmpty()) {
            exit();
        } else {
            notices.clientGone();
        }
    }

    private boolean mayWait(HostedTarget hosted) {
        return !options.once() && !hosted.isObservers();
    }

    /** What comes before the target waits, or ends, at which what was attached to runs on and what was started is killed. */
    private void part(Session session) {
        HostedTarget hosted = session.hosted();
        if (hosted.isObservers()) {
            return;
        }
        Lifecycle lifecycle = hosted.target().lifecycle();
        List<ProcessId> processes = List.copyOf(hosted.processes());
        switch (options.onDisconnect()) {
            case HOLD -> {}
            case RESUME -> {
                announce(processes, process -> false);
                processes.forEach(lifecycle::detach);
            }
            case KILL -> {
                announce(processes, process -> true);
                processes.forEach(lifecycle::kill);
            }
            case BY_ORIGIN -> {
                if (mayWait(hosted)) {
                    List<ProcessId> attached = session.attached();
                    announce(attached, process -> false);
                    attached.forEach(lifecycle::detach);
                }
            }
        }
    }

    private TargetListener betweenClients(HostedTarget hosted) {
        return new TargetListener() {
            @Override
            public void eventsPending() {
                endedBetweenClients(hosted);
            }

            @Override
            public void refused(String reason) {
                notices.refused(reason);
            }
        };
    }

    private boolean staysWithoutClients() {
        return options.multi() || extended || !waiting.isEmpty() || targets.worksForAbsentClients();
    }

    /** The program of the command line may end while nobody looks. */
    private void endedBetweenClients(HostedTarget hosted) {
        hosted.target().events().next(event -> event.reason().endsProcess()).ifPresent(notices::ended);
        if (!hosted.hasProcess()) {
            waiting.remove(hosted);
            close(hosted);
            exitUnlessNeeded();
        }
    }

    private void exitUnlessNeeded() {
        if (!staysWithoutClients() && sessions.isEmpty()) {
            exit();
        }
    }

    private void close(HostedTarget hosted) {
        announce(hosted.processes(), process -> !hosted.target().threads().wasAttached(process));
        hosted.listenToNobody();
        hosted.target().close(true);
    }

    private void announce(List<ProcessId> processes, Predicate<ProcessId> isKilled) {
        List<ProcessId> killed = new ArrayList<>();
        List<ProcessId> detached = new ArrayList<>();
        for (ProcessId process : processes) {
            (isKilled.test(process) ? killed : detached).add(process);
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
        Set<HostedTarget> all = new LinkedHashSet<>(waiting);
        sessions.forEach(session -> all.add(session.hosted()));
        all.forEach(this::closeWhateverHappens);
        targets.dismissAbsentClients();
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
    public Timer timer() {
        return timer;
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
