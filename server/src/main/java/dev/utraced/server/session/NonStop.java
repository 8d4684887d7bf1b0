package dev.utraced.server.session;

import dev.utraced.rsp.reply.BasicReply.Ok;
import dev.utraced.rsp.reply.Reply;
import dev.utraced.rsp.reply.StopReply;
import dev.utraced.target.DebugTarget;
import dev.utraced.target.ProcessId;
import dev.utraced.target.ResumeAction;
import dev.utraced.target.ResumeRequest;
import dev.utraced.target.StopEvent;
import dev.utraced.target.StopReason;
import dev.utraced.target.ThreadId;
import dev.utraced.target.ThreadSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Non-stop: each thread stops for itself while the others run. A resume packet is answered at once; what happens afterwards comes as a
 * notification, one at a time.
 *
 * <p>The thread of a notification that is not acknowledged still runs as far as the client knows: a resume packet does not mean it, nor
 * the child that it may tell of.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/Remote-Non_002dStop.html">Remote Non-Stop</a>
 */
final class NonStop implements StopPolicy {
    private static final Predicate<StopEvent> ANY = event -> true;

    private final DebugTarget target;
    private final Selections selections;
    private final Negotiation negotiation;
    private final StopTeller teller;
    private final ClientSide client;
    private final NotificationQueue queue;

    /** What was resumed has ended without a word. */
    private boolean ranOut;

    NonStop(DebugTarget target, Selections selections, Negotiation negotiation, StopTeller teller, ClientSide client) {
        this.target = target;
        this.selections = selections;
        this.negotiation = negotiation;
        this.teller = teller;
        this.client = client;
        this.queue = new NotificationQueue(target.events(), this::tell, this::noneResumed);
        target.resumption().release();
    }

    @Override
    public Reply resume(List<ResumeRequest> requests) {
        List<ResumeRequest> there = requests.stream().filter(this::isThere).toList();
        List<ResumeRequest> meant = sparingTheUnheard(there);
        target.resumption().resume(meant);
        forgetWhatRuns(meant);
        if (there.size() < requests.size()) {
            client.lookAgain();
        }
        return Ok.OK;
    }

    /** Threads end while packets about them are under way. */
    private boolean isThere(ResumeRequest request) {
        return !request.threads().isExact() || selections.meansAny(request.threads());
    }

    /** Of several requests the first counts. */
    private List<ResumeRequest> sparingTheUnheard(List<ResumeRequest> requests) {
        List<ResumeRequest> sparing = new ArrayList<>();
        for (ThreadId unheard : queue.unheard()) {
            if (target.threads().isAlive(unheard)) {
                sparing.add(new ResumeRequest(ThreadSelector.of(unheard), new ResumeAction.Stop()));
            }
        }
        sparing.addAll(requests);
        return sparing;
    }

    private void forgetWhatRuns(List<ResumeRequest> requests) {
        boolean runs = teller.last().stream()
                .anyMatch(last -> requests.stream()
                        .filter(request -> request.threads().matches(last.thread()))
                        .findFirst()
                        .filter(request -> !(request.action() instanceof ResumeAction.Stop))
                        .isPresent());
        if (runs) {
            teller.remember(Optional.empty());
        }
    }

    @Override
    public void eventsPending() {
        ranOut |= nothingRuns();
        queue.announce().ifPresent(client::announce);
    }

    /** Where a thread's end is told, what it leaves behind is told after it. */
    private StopReply tell(StopEvent event) {
        ranOut |= event.reason() instanceof StopReason.ThreadExited;
        return teller.tell(event);
    }

    private boolean nothingRuns() {
        return !target.events().hasPending(ANY) && !target.resumption().anyRunning();
    }

    private Optional<StopReply> noneResumed() {
        boolean still = ranOut
                && negotiation.noResumed()
                && !target.resumption().anyRunning()
                && !target.threads().processes().isEmpty();
        ranOut = false;
        return still ? Optional.of(new StopReply.NoResumed()) : Optional.empty();
    }

    @Override
    public Reply acknowledged() {
        return orOk(queue.acknowledge());
    }

    /** Threads that run are not mentioned, and go on running. */
    @Override
    public Reply whyStopped() {
        teller.takeStopByUs().map(StopEvent::thread).ifPresent(this::letOthersRun);
        return orOk(queue.restart());
    }

    /**
     * A process that is attached to runs on until the client stops it. One thread stands still all the same: gdb takes a process of which
     * none does for one that it has nothing to do with, and gives up (an assertion in gdb 13) where several do.
     */
    private void letOthersRun(ThreadId first) {
        target.resumption()
                .resume(List.of(
                        new ResumeRequest(ThreadSelector.of(first), new ResumeAction.Stop()),
                        new ResumeRequest(
                                new ThreadSelector(first.pid(), ThreadSelector.ALL),
                                new ResumeAction.Continue(Optional.empty()))));
    }

    private static Reply orOk(Optional<StopReply> stop) {
        return stop.isPresent() ? stop.get() : Ok.OK;
    }

    /** The process runs on until the client stops it. */
    @Override
    public Reply attached(ProcessId process) {
        selections.arrived(process);
        return Ok.OK;
    }

    @Override
    public Reply launched(ThreadId thread) {
        selections.select(thread);
        selections.arrived(thread.process());
        return teller.tell(new StopEvent(thread, new StopReason.Stepped()));
    }

    @Override
    public void interrupt() {
        if (target.resumption().anyRunning() || teller.lostAnInterrupt()) {
            selections.watched().ifPresent(target.resumption()::interrupt);
        }
    }

    @Override
    public boolean owesStop() {
        return false;
    }

    @Override
    public boolean mayBeLeft() {
        return true;
    }
}
