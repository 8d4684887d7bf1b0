package dev.utraced.server.extension;

import dev.utraced.rsp.command.Command;
import dev.utraced.rsp.command.ResumeCommand.ResumeAt;
import dev.utraced.rsp.command.ResumeCommand.StopReasonQuery;
import dev.utraced.rsp.command.ResumeCommand.VCont;
import dev.utraced.rsp.command.ResumeCommand.VContActions;
import dev.utraced.rsp.command.ResumeCommand.VCtrlC;
import dev.utraced.rsp.reply.BasicReply;
import dev.utraced.rsp.reply.BasicReply.Empty;
import dev.utraced.rsp.reply.BasicReply.Ok;
import dev.utraced.rsp.reply.ErrorReply;
import dev.utraced.rsp.reply.Reply;
import dev.utraced.server.session.Extension;
import dev.utraced.server.session.FeatureList;
import dev.utraced.server.session.SessionContext;
import dev.utraced.target.ResumeAction;
import dev.utraced.target.ResumeRequest;
import dev.utraced.target.ThreadSelector;
import java.util.List;
import java.util.Optional;

/**
 * Running and stopping: {@code vCont}, and {@code c}, {@code C}, {@code s}, {@code S}, which it replaced.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/Packets.html#vCont-packet">vCont</a>
 */
final class ResumeExtension implements Extension {
    private static final Reply ACTIONS = new BasicReply.Text("vCont;c;C;s;S;t;r");
    private static final ResumeAction CONTINUE = new ResumeAction.Continue(Optional.empty());

    private final SessionContext session;

    ResumeExtension(SessionContext session) {
        this.session = session;
    }

    @Override
    public Reply answer(Command command) {
        if (command instanceof VCont resume) {
            return session.stops().resume(resume.requests());
        }
        if (command instanceof ResumeAt resume) {
            return resumeAt(resume);
        }
        if (command instanceof StopReasonQuery) {
            return session.stops().whyStopped();
        }
        if (command instanceof VCtrlC) {
            return interrupt();
        }
        if (command instanceof VContActions) {
            return ACTIONS;
        }
        return Empty.EMPTY;
    }

    @Override
    public void advertise(FeatureList features) {
        features.add("vContSupported");
    }

    /** The action is for the thread that {@code Hc} named, alone; where it named none, for the selected one while all others continue. */
    private Reply resumeAt(ResumeAt command) {
        if (command.address().isPresent()) {
            return ErrorReply.of("resuming at an address: write the PC first");
        }
        ThreadSelector named = session.selections().resumed();
        if (named.isExact()) {
            return session.stops().resume(List.of(new ResumeRequest(named, command.action())));
        }
        ThreadSelector selected = ThreadSelector.of(session.selections().thread());
        return session.stops()
                .resume(List.of(
                        new ResumeRequest(selected, command.action()),
                        new ResumeRequest(ThreadSelector.EVERYTHING, CONTINUE)));
    }

    private Reply interrupt() {
        session.stops().interrupt();
        return Ok.OK;
    }
}
