package dev.utraced.server.extension;

import dev.utraced.rsp.command.Command;
import dev.utraced.rsp.command.EventCommand.PassSignals;
import dev.utraced.rsp.command.EventCommand.ProgramSignals;
import dev.utraced.rsp.reply.BasicReply.Empty;
import dev.utraced.rsp.reply.BasicReply.Ok;
import dev.utraced.rsp.reply.Reply;
import dev.utraced.server.session.Extension;
import dev.utraced.server.session.FeatureList;
import dev.utraced.target.SignalPolicy;
import java.util.Set;

/** Which signals go to the program without a stop, and which may reach it when the client goes. */
final class SignalExtension implements Extension {
    private final SignalPolicy policy;

    SignalExtension(SignalPolicy policy) {
        this.policy = policy;
    }

    @Override
    public Reply answer(Command command) {
        if (command instanceof PassSignals signals) {
            return pass(signals);
        }
        if (command instanceof ProgramSignals signals) {
            return program(signals);
        }
        return Empty.EMPTY;
    }

    @Override
    public void advertise(FeatureList features) {
        features.add("QPassSignals");
        features.add("QProgramSignals");
    }

    @Override
    public void clientLost() {
        policy.pass(Set.of());
    }

    private Reply pass(PassSignals command) {
        policy.pass(command.signals());
        return Ok.OK;
    }

    private Reply program(ProgramSignals command) {
        policy.program(command.signals());
        return Ok.OK;
    }
}
