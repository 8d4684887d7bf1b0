package dev.utraced.server.extension;

import dev.utraced.rsp.command.SessionCommand.ExtendedMode;
import dev.utraced.rsp.command.SessionCommand.MustReplyEmpty;
import dev.utraced.rsp.command.SessionCommand.StartNoAckMode;
import dev.utraced.rsp.reply.BasicReply.Empty;
import dev.utraced.rsp.reply.BasicReply.Ok;
import dev.utraced.rsp.reply.Reply;
import dev.utraced.server.session.Extension;
import dev.utraced.server.session.FeatureList;
import dev.utraced.server.session.Handlers;
import dev.utraced.server.session.SessionContext;

/** The first packets of a connection; {@code qSupported} itself is the session's, which asks all extensions. */
final class HandshakeExtension implements Extension {
    private final SessionContext session;

    HandshakeExtension(SessionContext session) {
        this.session = session;
    }

    @Override
    public void register(Handlers handlers) {
        handlers.on(StartNoAckMode.class, command -> startNoAckMode());
        handlers.on(ExtendedMode.class, command -> extendedMode());
        handlers.on(MustReplyEmpty.class, command -> Empty.EMPTY);
    }

    @Override
    public void advertise(FeatureList features) {
        features.add("QStartNoAckMode");
    }

    private Reply startNoAckMode() {
        session.connection().stopAcknowledging();
        return Ok.OK;
    }

    private Reply extendedMode() {
        session.host().extendedMode();
        return Ok.OK;
    }
}
