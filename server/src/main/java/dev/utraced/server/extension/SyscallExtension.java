package dev.utraced.server.extension;

import dev.utraced.rsp.command.Command;
import dev.utraced.rsp.command.EventCommand.CatchSyscalls;
import dev.utraced.rsp.reply.BasicReply.Empty;
import dev.utraced.rsp.reply.BasicReply.Ok;
import dev.utraced.rsp.reply.Reply;
import dev.utraced.server.session.Extension;
import dev.utraced.server.session.FeatureList;
import dev.utraced.server.session.SessionContext;
import dev.utraced.target.ProcessId;
import dev.utraced.target.SyscallEvents;
import java.util.Set;

/** Stops at the entry and the return of system calls, in the process of the selected thread. */
final class SyscallExtension implements Extension {
    private final SessionContext session;
    private final SyscallEvents events;

    SyscallExtension(SessionContext session, SyscallEvents events) {
        this.session = session;
        this.events = events;
    }

    @Override
    public Reply answer(Command command) {
        if (command instanceof CatchSyscalls choice) {
            return catchSyscalls(choice);
        }
        return Empty.EMPTY;
    }

    @Override
    public void advertise(FeatureList features) {
        features.add("QCatchSyscalls");
    }

    @Override
    public void clientLost() {
        events.reportNone();
    }

    private Reply catchSyscalls(CatchSyscalls command) {
        ProcessId process = session.selections().process();
        if (command.on() && command.numbers().isEmpty()) {
            events.reportAll(process);
        } else {
            events.reportOnly(process, command.on() ? command.numbers() : Set.of());
        }
        return Ok.OK;
    }
}
