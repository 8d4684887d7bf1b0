package dev.utraced.server.extension;

import dev.utraced.rsp.command.ResumeCommand.VStopped;
import dev.utraced.rsp.command.SessionCommand.NonStop;
import dev.utraced.rsp.reply.BasicReply.Ok;
import dev.utraced.rsp.reply.ErrorReply;
import dev.utraced.rsp.reply.Reply;
import dev.utraced.server.session.Extension;
import dev.utraced.server.session.FeatureList;
import dev.utraced.server.session.Handlers;
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
    public void register(Handlers handlers) {
        handlers.on(NonStop.class, this::choose);
        handlers.on(VStopped.class, command -> session.stops().acknowledged());
    }

    @Override
    public void advertise(FeatureList features) {
        features.add("QNonStop");
    }

    private Reply choose(NonStop command) {
        return session.mode().choose(command.on()) ? Ok.OK : ErrorReply.of("the program is running");
    }
}
