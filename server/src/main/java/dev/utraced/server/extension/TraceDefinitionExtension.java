package dev.utraced.server.extension;

import dev.utraced.rsp.command.Command;
import dev.utraced.rsp.command.TraceCommand.FirstTracepoint;
import dev.utraced.rsp.command.TraceCommand.FirstVariable;
import dev.utraced.rsp.command.TraceCommand.LeastFastLength;
import dev.utraced.rsp.command.TraceCommand.NextTracepoint;
import dev.utraced.rsp.command.TraceCommand.NextVariable;
import dev.utraced.rsp.command.TracepointCommand.AddActions;
import dev.utraced.rsp.command.TracepointCommand.AddSource;
import dev.utraced.rsp.command.TracepointCommand.ClearTrace;
import dev.utraced.rsp.command.TracepointCommand.Define;
import dev.utraced.rsp.command.TracepointCommand.DefineVariable;
import dev.utraced.rsp.command.TracepointCommand.Enable;
import dev.utraced.rsp.command.TracepointCommand.ReadOnly;
import dev.utraced.rsp.command.TracepointCommand.TracepointUse;
import dev.utraced.rsp.reply.BasicReply.Empty;
import dev.utraced.rsp.reply.BasicReply.Ok;
import dev.utraced.rsp.reply.BasicReply.Text;
import dev.utraced.rsp.reply.Reply;
import dev.utraced.rsp.reply.TraceText;
import dev.utraced.server.session.Extension;
import dev.utraced.server.session.FeatureList;
import dev.utraced.server.session.SessionContext;
import dev.utraced.target.TargetException;
import dev.utraced.target.TraceAction;
import dev.utraced.target.Tracepoint;
import dev.utraced.target.Tracing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What is to be traced: {@code QTinit}, {@code QTDP} and the like, and the same read back by a client that comes later. */
final class TraceDefinitionExtension implements Extension {
    /** There is no better way than the ordinary one, which goes with instructions of any length. */
    private static final Text ANY_LENGTH = new Text("1");

    private static final Text NO_MORE = new Text("l");

    private final SessionContext session;
    private final Tracing tracing;

    /** A definition whose last piece has not come yet; while the experiment runs it is not put in place before. */
    private Optional<Tracepoint> unfinished = Optional.empty();

    private final Deque<String> pieces = new ArrayDeque<>();
    private final Deque<String> variables = new ArrayDeque<>();

    TraceDefinitionExtension(SessionContext session, Tracing tracing) {
        this.session = session;
        this.tracing = tracing;
    }

    @Override
    public Reply answer(Command command) {
        if (command instanceof ClearTrace) {
            return done(tracing::clear);
        }
        if (command instanceof Define definition) {
            return define(definition.tracepoint(), definition.more());
        }
        if (command instanceof AddActions actions) {
            return addActions(actions);
        }
        if (command instanceof AddSource source) {
            return addSource(source);
        }
        if (command instanceof DefineVariable definition) {
            return done(() -> tracing.define(definition.variable()));
        }
        if (command instanceof Enable choice) {
            return done(() -> tracing.enable(choice.id(), choice.on()));
        }
        if (command instanceof ReadOnly list) {
            return done(() -> tracing.readOnly(list.ranges()));
        }
        if (command instanceof LeastFastLength) {
            return ANY_LENGTH;
        }
        if (command instanceof TracepointUse query) {
            return new Text("V" + TraceText.use(tracing.use(query.id())));
        }
        if (command instanceof FirstTracepoint) {
            return first(pieces, definitions());
        }
        if (command instanceof NextTracepoint) {
            return next(pieces);
        }
        if (command instanceof FirstVariable) {
            return first(
                    variables,
                    tracing.variables().stream().map(TraceText::variable).toList());
        }
        if (command instanceof NextVariable) {
            return next(variables);
        }
        return Empty.EMPTY;
    }

    @Override
    public void advertise(FeatureList features) {
        features.add("ConditionalTracepoints");
        features.add("TraceStateVariables");
        features.add("TracepointSource");
        features.add("InstallInTrace");
        features.add("EnableDisableTracepoints");
        features.add("tracenz");
    }

    private static Reply done(Runnable task) {
        task.run();
        return Ok.OK;
    }

    private Reply define(Tracepoint tracepoint, boolean more) {
        unfinished = more ? Optional.of(tracepoint) : Optional.empty();
        if (!more || !tracing.status().running()) {
            tracing.define(session.selections().process(), tracepoint);
        }
        return Ok.OK;
    }

    /** Comes after all actions, which may have been none though they were announced. */
    private Reply addSource(AddSource command) {
        unfinished.ifPresent(tracepoint -> define(tracepoint, false));
        tracing.addSource(command.id(), command.source());
        return Ok.OK;
    }

    private Reply addActions(AddActions command) {
        Tracepoint former = unfinished
                .filter(tracepoint -> tracepoint.id().equals(command.id()))
                .orElseThrow(
                        () -> new TargetException("tracepoint " + command.id().number() + " is not being defined"));
        return define(
                new Tracepoint(
                        former.id(),
                        former.enabled(),
                        former.steps(),
                        former.passes(),
                        former.condition(),
                        together(former.actions(), command.actions()),
                        together(former.stepActions(), command.stepActions())),
                command.more());
    }

    private static List<TraceAction> together(List<TraceAction> some, List<TraceAction> more) {
        List<TraceAction> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private List<String> definitions() {
        return tracing.tracepoints().stream()
                .flatMap(tracepoint -> TraceText.pieces(tracepoint, tracing.sources(tracepoint.id())).stream())
                .toList();
    }

    private static Reply first(Deque<String> queue, Collection<String> all) {
        queue.clear();
        queue.addAll(all);
        return next(queue);
    }

    private static Reply next(Deque<String> queue) {
        return queue.isEmpty() ? NO_MORE : new Text(queue.pollFirst());
    }
}
