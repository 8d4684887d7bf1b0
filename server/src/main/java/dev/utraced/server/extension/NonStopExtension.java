package dev.utraced.server.extension;

import dev.utraced.rsp.command.Command;
import dev.utraced.rsp.command.ResumeCommand.VStopped;
import dev.utraced.rsp.command.SessionCommand.NonStop;
import dev.utraced.rsp.reply.BasicReply.Empty;
import dev.utraced.rsp.reply.BasicReply.Ok;
import dev.utraced.rsp.reply.ErrorReply;
import dev.utraced.rsp.reply.Reply;
import dev.utraced.server.session.Extension;
import dev.utraced.server.session.FeatureList;
import dev.utraced.server.session.SessionContext;

/**
 * All-stop or non-stop: {@code QNonStop}, and {@code vStopped}, which acknowledges a notification.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/Remote-Non_002dStop.html">Remote Non-Stop</a>
 */
final class NonStopExtension implements Extension {
    private final SessionContext session;

    NonStopExtension(SessionContext session) {
        this.session = session;
    }

    @Override
    public Reply answer(Command command) {
        if (command instanceof NonStop choice) {
            return choose(choice);
        }
        if (command instanceof VStopped) {
            return session.stops().acknowledged();
        }
        return Empty.EMPTY;
    }

    @Override
    public void advertise(FeatureList features) {
        features.add("QNonStop");
    }

    private Reply choose(NonStop command) {
        return session.mode().choose(command.on()) ? Ok.OK : ErrorReply.of("the program is running");
    }
}
