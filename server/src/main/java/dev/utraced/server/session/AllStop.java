package dev.utraced.server.session;

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
 * <p>An interrupt counts only while something runs: one that crossed a stop reply on its way has already what it wanted.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/All_002dStop-Mode.html">All-Stop Mode</a>
 */
final class AllStop implements StopPolicy {
    /** What a policy reaches of its session. */
    interface Surroundings {
        /** Takes a reply that was put off. */
        void send(Reply reply);

        /** Hears of a process that has ended by itself, when the client is told. */
        void ended(StopEvent event);

        /** Hears why the program stands where it stands; empty: it does not stand any more. */
        void remember(Optional<StopEvent> last);

        /** Makes a task that ends the session where it fails. */
        Runnable guard(Runnable task);
    }

    /** Who runs. */
    private sealed interface State {
        /** Nothing runs; it is the client's turn. */
        record Held() implements State {}

        /** The client waits for a stop reply about one of the threads it resumed. */
        record Running(List<ResumeRequest> requests, Predicate<StopEvent> wanted) implements State {}

        /** The client waits, there is something to tell, and threads are coming to a stop. */
        record Stopping() implements State {}

        /** The client waits for everything to be stopped, whatever it does. */
        record Quieting() implements State {}
    }

    private static final State HELD = new State.Held();
    private static final Predicate<StopEvent> ANY = event -> true;

    private final DebugTarget target;
    private final Selections selections;
    private final Negotiation negotiation;
    private final StopReplies replies;
    private final Surroundings session;
    private final SessionLog log;

    private State state = HELD;
    private Optional<StopEvent> last;

    /** @param last what had been told of the target before this session, if it is there already */
    AllStop(
            DebugTarget target,
            Selections selections,
            Negotiation negotiation,
            Optional<StopEvent> last,
            Surroundings session,
            SessionLog log) {
        this.target = target;
        this.selections = selections;
        this.negotiation = negotiation;
        this.replies = new StopReplies(target);
        this.last = last;
        this.session = session;
        this.log = log;
    }

    @Override
    public Reply resume(List<ResumeRequest> requests) {
        if (!(state instanceof State.Held)) {
            return ErrorReply.of("the program is running");
        }
        if (target.threads().processes().isEmpty() && !target.events().hasPending(ANY)) {
            return ErrorReply.of("no process");
        }
        Predicate<StopEvent> wanted = event -> isWanted(event, requests);
        Optional<StopEvent> pending = target.events().next(wanted);
        if (pending.isPresent()) {
            return tell(pending.get());
        }
        if (requests.stream().noneMatch(request -> selections.meansAny(request.threads()))) {
            return ErrorReply.of("no such thread");
        }
        run(new State.Running(requests, wanted));
        return Later.LATER;
    }

    /**
     * The end of a process concerns whoever resumed any thread of it, an interrupt whoever asked for it; other events only those who
     * resumed that thread.
     */
    private static boolean isWanted(StopEvent event, List<ResumeRequest> requests) {
        if (event.reason() instanceof StopReason.Interrupted) {
            return true;
        }
        ThreadId thread = event.thread();
        for (ResumeRequest request : requests) {
            int pid = request.threads().pid();
            boolean sameProcess = pid <= 0 || pid == thread.pid();
            if (request.threads().matches(thread) || event.reason().endsProcess() && sameProcess) {
                return true;
            }
        }
        return false;
    }

    private void run(State.Running running) {
        Optional<StopEvent> before = last;
        become(running);
        forget();
        try {
            target.resumption().resume(running.requests());
        } catch (TargetException e) {
            become(HELD);
            before.ifPresent(this::remember);
            throw e;
        }
        checkAnythingLeft();
    }

    @Override
    public void eventsPending() {
        if (!(state instanceof State.Running running)) {
            return;
        }
        if (target.events().hasPending(running.wanted())) {
            become(new State.Stopping());
            target.resumption().quiesce(session.guard(() -> quiet(running)));
        } else {
            checkAnythingLeft();
        }
    }

    private void quiet(State.Running before) {
        Optional<StopEvent> event = target.events().next(before.wanted());
        become(HELD);
        if (event.isPresent()) {
            session.send(tell(event.get()));
        } else {
            resumeAgain(before);
        }
    }

    /** What there was to tell has become void while threads came to a stop. */
    private void resumeAgain(State.Running before) {
        try {
            run(before);
        } catch (TargetException e) {
            session.send(ErrorReply.of(String.valueOf(e.getMessage())));
        }
    }

    /** A client that resumed one thread, which then ended, would wait for ever. */
    private void checkAnythingLeft() {
        if (state instanceof State.Running
                && negotiation.noResumed()
                && !target.resumption().anyRunning()
                && !target.events().hasPending(ANY)) {
            become(HELD);
            session.send(new StopReply.NoResumed());
        }
    }

    @Override
    public Reply whyStopped() {
        if (!(state instanceof State.Held)) {
            return ErrorReply.of("the program is running");
        }
        become(new State.Quieting());
        return answerWhenQuiet(this::whyQuiet);
    }

    private Reply whyQuiet() {
        Optional<StopEvent> again = last.filter(event -> target.threads().isAlive(event.thread()));
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
        become(new State.Quieting());
        return answerWhenQuiet(() -> {
            List<ThreadId> threads = target.threads().threads(process);
            return threads.isEmpty()
                    ? ErrorReply.of("process " + process + " has ended")
                    : tell(new StopEvent(threads.get(0), new StopReason.Requested()));
        });
    }

    /** Answers now where everything is quiet at once, as it mostly is. */
    private Reply answerWhenQuiet(Supplier<Reply> answer) {
        OnceQuiet once = new OnceQuiet(answer);
        target.resumption().quiesce(session.guard(once));
        return once.firstReply();
    }

    /** A reply that is due when the target is quiet, be that before or after the packet's handler has returned. */
    private final class OnceQuiet implements Runnable {
        private final Supplier<Reply> answer;
        private Reply reply = Later.LATER;
        private boolean returned;

        OnceQuiet(Supplier<Reply> answer) {
            this.answer = answer;
        }

        @Override
        public void run() {
            become(HELD);
            reply = answer.get();
            if (returned) {
                session.send(reply);
            }
        }

        Reply firstReply() {
            returned = true;
            return reply;
        }
    }

    @Override
    public Reply launched(ThreadId thread) {
        return tell(new StopEvent(thread, new StopReason.Stepped()));
    }

    @Override
    public void interrupt() {
        if (state instanceof State.Running) {
            target.resumption().interrupt();
        }
    }

    private Reply tell(StopEvent event) {
        StopReply reply = replies.of(event);
        remember(event);
        selections.select(event.thread());
        if (event.reason().endsProcess()) {
            session.ended(event);
        }
        return reply;
    }

    private void remember(StopEvent event) {
        last = Optional.of(event);
        session.remember(last);
    }

    private void forget() {
        last = Optional.empty();
        session.remember(last);
    }

    private void become(State next) {
        log.transition(state, next);
        state = next;
    }
}
