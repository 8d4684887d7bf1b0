package dev.utraced.server.session;

import dev.utraced.rsp.command.Command;
import dev.utraced.rsp.command.Packets;
import dev.utraced.rsp.command.SessionCommand.Supported;
import dev.utraced.rsp.reply.BasicReply;
import dev.utraced.rsp.reply.ErrorReply;
import dev.utraced.rsp.reply.Reply;
import dev.utraced.rsp.reply.StopReply;
import dev.utraced.rsp.wire.MalformedPacketException;
import dev.utraced.rsp.wire.PayloadReader;
import dev.utraced.server.access.Access;
import dev.utraced.target.DebugTarget;
import dev.utraced.target.ProcessId;
import dev.utraced.target.TargetException;
import dev.utraced.target.TargetListener;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One connection: parses each packet, hands it to the extension that handles it, and sends the reply.
 *
 * <p>A packet that makes no sense, or asks for what the target cannot do, is answered with an error, and the session goes on. Any other
 * exception is a defect: this session ends with a line that says so, and no other session hears of it.
 */
final class Session implements ClientLink {
    private final int number;
    private final SessionLog log;
    private final HostedTarget hosted;
    private final SessionContext context;
    private final OutputRelay output;
    private final Handlers handlers;
    private final Consumer<Session> ended;
    private boolean answering;
    private boolean eventsToTell;
    private boolean over;

    /** What the client has said it can do. */
    private Optional<Supported> said = Optional.empty();

    /** @param ended hears of the session's end, once */
    Session(
            int number,
            Connection connection,
            Access access,
            HostedTarget hosted,
            HostControl host,
            SessionSettings settings,
            Consumer<Session> ended) {
        this.number = number;
        this.log = new SessionLog(host.logs(), number);
        this.hosted = hosted;
        this.ended = ended;
        DebugTarget target = hosted.target();
        Selections selections = new Selections(target.threads());
        Negotiation negotiation = new Negotiation(settings.stops());
        StopTeller teller = new StopTeller(hosted, host.notices());
        ClientSide client = new Client();
        output = new OutputRelay(target.programStreams(), client::send, connection::hasRoom, this::owesStop);
        StopMode mode = new StopMode(
                () -> allStop(new AllStop(target, selections, negotiation, teller, client, log)),
                () -> nonStop(new NonStop(target, selections, negotiation, teller, client)));
        LaunchSettings launch = new LaunchSettings(settings.launch());
        context = new SessionContext(
                target,
                connection,
                access,
                host,
                selections,
                negotiation,
                mode,
                launch,
                new Arrivals(),
                new Refusals(host.notices(), access),
                (millis, task) -> host.timer().after(millis, () -> guarded("timer", task)),
                settings.packetBytes());
        handlers = new Handlers(settings.extensions().extensionsFor(context), settings.disabled());
        hosted.listen(new Listener());
    }

    private boolean owesStop() {
        return context.stops().owesStop();
    }

    private StopPolicy allStop(AllStop policy) {
        output.start(() -> guarded("output", output::relay));
        return policy;
    }

    private StopPolicy nonStop(NonStop policy) {
        output.stop();
        return policy;
    }

    /** What a stop policy reaches from here. */
    private final class Client implements ClientSide {
        @Override
        public void send(Reply reply) {
            if (!over) {
                context.send(reply);
            }
        }

        @Override
        public void announce(StopReply stop) {
            if (!over) {
                context.connection().announce(stop, context.negotiation().style());
            }
        }

        @Override
        public void lookAgain() {
            eventsPending();
        }

        @Override
        public void relayOutput() {
            output.relay();
        }

        @Override
        public void flushOutput() {
            output.flush();
        }

        @Override
        public Runnable guard(Runnable task) {
            return () -> guarded("stop", task);
        }
    }

    private final class Listener implements TargetListener {
        @Override
        public void eventsPending() {
            Session.this.eventsPending();
        }

        @Override
        public void refused(String reason) {
            guarded("refusal", () -> {
                context.refusals().add("follow", reason);
                if (owesStop()) {
                    context.send(new BasicReply.ConsoleOutput(reason + "\n"));
                }
            });
        }
    }

    @Override
    public void packet(PayloadReader payload) {
        if (over) {
            return;
        }
        try {
            answering = true;
            context.send(answer(payload));
            answering = false;
        } catch (RuntimeException e) {
            failed("packet", e);
        }
        if (eventsToTell) {
            eventsPending();
        }
    }

    /** What a packet sets off is told after the answer to that packet. */
    private void eventsPending() {
        eventsToTell = answering;
        if (!answering) {
            guarded("event", () -> context.stops().eventsPending());
        }
    }

    private Reply answer(PayloadReader payload) {
        try {
            Command command = Packets.parse(payload);
            log.note("handles", command);
            Optional<String> refusal = context.access().refusal(command);
            if (refusal.isPresent()) {
                return Refusal.of(command, refusal.get(), context::send);
            }
            return command instanceof Supported client ? supported(client) : handlers.answer(command);
        } catch (MalformedPacketException e) {
            return ErrorReply.of("malformed packet: " + e.getMessage());
        } catch (TargetException e) {
            return ErrorReply.of(String.valueOf(e.getMessage()));
        }
    }

    private Reply supported(Supported client) {
        said = Optional.of(client);
        FeatureList features = new FeatureList(client);
        features.add("PacketSize", context.packetBytes());
        context.negotiation().settle(features);
        handlers.advertise(features);
        return new BasicReply.Text(features.text());
    }

    @Override
    public void interrupt() {
        if (!context.access().mayInterrupt()) {
            return;
        }
        guarded("interrupt", () -> context.stops().interrupt());
    }

    @Override
    public void tooLong() {
        guarded("packet", () -> context.send(ErrorReply.of("packet longer than PacketSize")));
    }

    @Override
    public void keepsUp() {
        guarded("output", output::relay);
    }

    @Override
    public void lost() {
        guarded("end", () -> {
            over = true;
            output.stop();
            hosted.listenToNobody();
            ended.accept(this);
        });
    }

    private void guarded(String where, Runnable task) {
        if (over) {
            return;
        }
        try {
            task.run();
        } catch (RuntimeException e) {
            failed(where, e);
        }
    }

    private void failed(String where, RuntimeException defect) {
        log.failure(where, defect);
        context.connection().close();
    }

    /** Gives up the session, which holds nothing, for another one on the same connection, and tells that what was agreed on. */
    void giveWayTo(Session successor) {
        over = true;
        hosted.listenToNobody();
        hosted.target().close(true);
        said.ifPresent(successor::supported);
    }

    /** Takes back what this client put into processes that may stay for the next one. */
    void takeBack() {
        handlers.clientLost();
    }

    /** Processes that this client has attached to, and not the server's own user, and what those have made. */
    List<ProcessId> attached() {
        Predicate<ProcessId> brought = hosted.isOfCommandLine()
                ? context.arrivals().attached()::contains
                : context.target().threads()::wasAttached;
        return context.target().threads().processes().stream().filter(brought).toList();
    }

    Access access() {
        return context.access();
    }

    HostedTarget hosted() {
        return hosted;
    }

    void close() {
        context.connection().close();
    }

    String describe() {
        return "session " + number + ": "
                + (context.hasProcess()
                        ? "processes " + context.target().threads().processes()
                        : "no process");
    }
}
