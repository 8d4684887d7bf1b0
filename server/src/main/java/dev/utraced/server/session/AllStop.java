package dev.utraced.server.session;

import dev.utraced.rsp.reply.BasicReply;
import dev.utraced.rsp.reply.ErrorReply;
import dev.utraced.rsp.reply.Later;
import dev.utraced.rsp.reply.Reply;
import dev.utraced.rsp.reply.StopReply;
import dev.utraced.target.DebugTarget;
import dev.utraced.target.ProcessId;
import dev.utraced.target.ResumeRequest;
import dev.utraced.target.StopEvent;
import dev.utraced.target.StopReason;
import dev.utraced.target.TargetException;
import dev.utraced.target.ThreadId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * All-stop: either everything of the client's runs, or nothing does. A resume packet is answered with exactly one event, once every
 * thread is quiet; other events stay in the target and answer the resume packets that follow.
 *
 * <p>An interrupt that crosses a stop reply on its way counts when the program runs again; it is dropped only where the
 * stop was an interrupt itself.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/All_002dStop-Mode.html">All-Stop Mode</a>
 */
final class AllStop implements StopPolicy {
    /** Who runs. */
    private sealed interface State {
        /** Nothing runs; it is the client's turn. */
        record Held() implements State {}

        /** The client waits for a stop reply about one of the threads it resumed. */
        record Running(ResumedThreads resumed) implements State {}

        /** The client waits, there is something to tell, and threads are coming to a stop. */
        record Stopping() implements State {}

        /** The client waits for everything to be stopped, whatever it does. */
        record Quieting() implements State {}
    }

    private static final State HELD = new State.Held();
    private static final Reply BUSY = ErrorReply.of("the program is running");
    private static final Predicate<StopEvent> ANY = event -> true;

    private final DebugTarget target;
    private final Selections selections;
    private final Negotiation negotiation;
    private final StopTeller teller;
    private final ClientSide client;
    private final SessionLog log;

    private State state = HELD;

    AllStop(
            DebugTarget target,
            Selections selections,
            Negotiation negotiation,
            StopTeller teller,
            ClientSide client,
            SessionLog log) {
        this.target = target;
        this.selections = selections;
        this.negotiation = negotiation;
        this.teller = teller;
        this.client = client;
        this.log = log;
    }

    @Override
    public Reply resume(List<ResumeRequest> requests) {
        if (!isClientsTurn()) {
            return BUSY;
        }
        if (target.threads().processes().isEmpty() && !target.events().hasPending(ANY)) {
            return ErrorReply.of("no process");
        }
        ResumedThreads resumed = new ResumedThreads(requests);
        Optional<StopEvent> pending = target.events().next(resumed);
        if (pending.isPresent()) {
            target.resumption().postpone(requests);
            client.flushOutput();
            return tell(pending.get());
        }
        if (requests.stream().noneMatch(request -> selections.meansAny(request.threads())) && !awaitsEnd(requests)) {
            return ErrorReply.of("no such thread");
        }
        run(new State.Running(resumed));
        return Later.LATER;
    }

    /** Whether everything is meant, and all that is left of it is an end that will be told: its threads have been killed. */
    private boolean awaitsEnd(List<ResumeRequest> requests) {
        return requests.stream().anyMatch(request -> !request.threads().isExact())
                && target.resumption().anyRunning();
    }

    /** Also where what ran was detached or killed meanwhile, and nothing would ever be told of it. */
    private boolean isClientsTurn() {
        if (state instanceof State.Running
                && target.threads().processes().isEmpty()
                && !target.events().hasPending(ANY)) {
            become(HELD);
        }
        return state instanceof State.Held;
    }

    private void run(State.Running running) {
        Optional<StopEvent> before = teller.last();
        become(running);
        teller.remember(Optional.empty());
        try {
            target.resumption().resume(running.resumed().requests());
        } catch (TargetException e) {
            become(HELD);
            teller.remember(before);
            throw e;
        }
        client.relayOutput();
        checkAnythingLeft();
    }

    @Override
    public void eventsPending() {
        if (!(state instanceof State.Running running)) {
            return;
        }
        if (target.events().hasPending(running.resumed())) {
            become(new State.Stopping());
            target.resumption().quiesce(client.guard(() -> quiet(running)));
        } else {
            checkAnythingLeft();
        }
    }

    private void quiet(State.Running before) {
        Optional<StopEvent> event = target.events().next(before.resumed());
        become(HELD);
        if (event.isPresent()) {
            client.flushOutput();
            client.send(tell(event.get()));
        } else {
            resumeAgain(before);
        }
    }

    /** What there was to tell has become void while threads came to a stop. */
    private void resumeAgain(State.Running before) {
        try {
            run(before);
        } catch (TargetException e) {
            client.send(ErrorReply.of(String.valueOf(e.getMessage())));
        }
    }

    /** A client that resumed one thread, which then ended, would wait for ever. */
    private void checkAnythingLeft() {
        if (state instanceof State.Running running
                && negotiation.noResumed()
                && !target.events().hasPending(running.resumed())
                && !target.resumption().anyRunning()) {
            become(HELD);
            client.flushOutput();
            client.send(new StopReply.NoResumed());
        }
    }

    /** There are no notifications in this mode. */
    @Override
    public Reply acknowledged() {
        return BasicReply.Ok.OK;
    }

    @Override
    public boolean owesStop() {
        return state instanceof State.Running || state instanceof State.Stopping;
    }

    @Override
    public boolean mayBeLeft() {
        return isClientsTurn();
    }

    @Override
    public Reply whyStopped() {
        if (!isClientsTurn()) {
            return BUSY;
        }
        return answerWhenQuiet(this::whyQuiet);
    }

    private Reply whyQuiet() {
        Optional<StopEvent> again =
                teller.last().filter(event -> target.threads().isAlive(event.thread()));
        if (again.isPresent()) {
            return tell(again.get());
        }
        Optional<StopEvent> pending = target.events().next(ANY);
        if (pending.isPresent()) {
            return tell(pending.get());
        }
        return selections
                .current()
                .map(thread -> tell(new StopEvent(thread, new StopReason.Requested())))
                .orElse(new StopReply.NoProcess());
    }

    @Override
    public Reply attached(ProcessId process) {
        selections.arrived(process);
        if (isClientsTurn()) {
            return answerWhenQuiet(() -> whyAttached(process));
        }
        return BUSY;
    }

    private Reply whyAttached(ProcessId process) {
        List<ThreadId> threads = target.threads().threads(process);
        if (threads.isEmpty()) {
            return ErrorReply.of("process " + process + " has ended");
        }
        ThreadId first = threads.get(0);
        return tell(target.events()
                .next(event -> event.thread().equals(first) && event.reason() instanceof StopReason.Signalled)
                .orElseGet(() -> new StopEvent(first, new StopReason.Requested())));
    }

    /** Answers now where everything is quiet at once, as it mostly is. */
    private Reply answerWhenQuiet(Supplier<Reply> answer) {
        DeferredReply reply = new DeferredReply(client::send);
        become(new State.Quieting());
        target.resumption().quiesce(client.guard(() -> {
            become(HELD);
            reply.give(answer.get());
        }));
        return reply.now();
    }

    @Override
    public Reply launched(ThreadId thread) {
        if (state instanceof State.Running && target.threads().processes().size() == 1) {
            become(HELD);
        }
        selections.arrived(thread.process());
        return tell(new StopEvent(thread, new StopReason.Stepped()));
    }

    @Override
    public void interrupt() {
        if (!(state instanceof State.Held) || teller.lostAnInterrupt()) {
            selections.watched().ifPresent(target.resumption()::interrupt);
        }
    }

    private Reply tell(StopEvent event) {
        StopReply reply = teller.tell(event);
        selections.select(event.thread());
        return reply;
    }

    private void become(State next) {
        log.transition(state, next);
        state = next;
    }
}
