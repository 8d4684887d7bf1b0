package dev.utraced.server.extension;

import dev.utraced.rsp.command.Command;
import dev.utraced.rsp.command.SessionCommand.ExtendedMode;
import dev.utraced.rsp.command.SessionCommand.StartNoAckMode;
import dev.utraced.rsp.reply.BasicReply.Empty;
import dev.utraced.rsp.reply.BasicReply.Ok;
import dev.utraced.rsp.reply.Reply;
import dev.utraced.server.session.Extension;
import dev.utraced.server.session.FeatureList;
import dev.utraced.server.session.SessionContext;

/** The first packets of a connection; {@code qSupported} itself is the session's, which asks all extensions. */
final class HandshakeExtension implements Extension {
    private final SessionContext session;

    HandshakeExtension(SessionContext session) {
        this.session = session;
    }

    @Override
    public Reply answer(Command command) {
        if (command instanceof StartNoAckMode) {
            return startNoAckMode();
        }
        if (command instanceof ExtendedMode) {
            return extendedMode();
        }
        return Empty.EMPTY;
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
