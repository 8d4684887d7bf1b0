package dev.utraced.server.extension;

import dev.utraced.rsp.command.Command;
import dev.utraced.rsp.command.ProcessCommand.Detach;
import dev.utraced.rsp.command.ProcessCommand.Kill;
import dev.utraced.rsp.command.ProcessCommand.KillAll;
import dev.utraced.rsp.command.ProcessCommand.Restart;
import dev.utraced.rsp.command.ProcessCommand.Run;
import dev.utraced.rsp.command.ProcessCommand.WasAttached;
import dev.utraced.rsp.reply.BasicReply;
import dev.utraced.rsp.reply.BasicReply.Empty;
import dev.utraced.rsp.reply.BasicReply.Ok;
import dev.utraced.rsp.reply.ErrorReply;
import dev.utraced.rsp.reply.Later;
import dev.utraced.rsp.reply.None;
import dev.utraced.rsp.reply.Reply;
import dev.utraced.server.session.Extension;
import dev.utraced.server.session.Program;
import dev.utraced.server.session.SessionContext;
import dev.utraced.target.LaunchOutcome;
import dev.utraced.target.Lifecycle;
import dev.utraced.target.ProcessId;
import java.util.List;
import java.util.function.Consumer;

/** How processes come and go: {@code vRun}, {@code vKill}, {@code k}, {@code D}, {@code R}, {@code qAttached}. */
final class ProcessExtension implements Extension {
    private final SessionContext session;
    private final Lifecycle lifecycle;
    private boolean clientLost;

    ProcessExtension(SessionContext session) {
        this.session = session;
        this.lifecycle = session.target().lifecycle();
    }

    @Override
    public Reply answer(Command command) {
        if (command instanceof Run run) {
            return run(run);
        }
        if (command instanceof Kill kill) {
            return kill(kill);
        }
        if (command instanceof KillAll) {
            return killAll();
        }
        if (command instanceof Detach detach) {
            return detach(detach);
        }
        if (command instanceof Restart) {
            return restart();
        }
        if (command instanceof WasAttached query) {
            return wasAttached(query);
        }
        return Empty.EMPTY;
    }

    /** A program may still be on its way up. */
    @Override
    public void clientLost() {
        clientLost = true;
    }

    private Reply run(Run command) {
        if (command.program().isEmpty() && session.host().lastProgram().isEmpty()) {
            return ErrorReply.of("no program");
        }
        String path = command.program().isEmpty()
                ? session.host().lastProgram().orElseThrow().path()
                : command.program();
        Program program = new Program(path, arguments(command));
        session.host().rememberProgram(program);
        // Until the launch is through the reply is put off; the policy's own answer may come at once.
        launch(program, outcome -> session.send(reply(outcome)));
        return Later.LATER;
    }

    private Program.Arguments arguments(Run command) {
        return session.negotiation().argumentsAsTyped()
                ? new Program.Typed(String.join(" ", command.arguments()))
                : new Program.Words(command.arguments());
    }

    private Reply reply(LaunchOutcome outcome) {
        return outcome instanceof LaunchOutcome.Failed failed
                ? ErrorReply.of(failed.reason())
                : session.stops().launched(((LaunchOutcome.Launched) outcome).thread());
    }

    private void launch(Program program, Consumer<LaunchOutcome> next) {
        lifecycle.launch(session.launch().request(program), outcome -> {
            if (outcome instanceof LaunchOutcome.Launched launched) {
                ProcessId process = launched.thread().process();
                if (clientLost) {
                    lifecycle.kill(process);
                    return;
                }
                session.host().notices().created(program.path(), process);
            } else if (outcome instanceof LaunchOutcome.Failed failed) {
                session.refusals().add("launch", failed.reason());
            }
            next.accept(outcome);
        });
    }

    private Reply kill(Kill command) {
        lifecycle.kill(command.process());
        return Ok.OK;
    }

    /** Of several processes each is ended, and without extended mode there is then nothing that the connection would be good for. */
    private Reply killAll() {
        endAll();
        if (!session.host().isExtended()) {
            session.connection().close();
        }
        return None.NONE;
    }

    private void endAll() {
        List<ProcessId> all = List.copyOf(session.target().threads().processes());
        if (!all.isEmpty()) {
            session.host().notices().killing(all);
            all.forEach(lifecycle::kill);
        }
    }

    private Reply detach(Detach command) {
        List<ProcessId> leaving = command.process()
                .map(List::of)
                .orElseGet(() -> List.copyOf(session.target().threads().processes()));
        for (ProcessId process : leaving) {
            lifecycle.detach(process);
            session.host().notices().detaching(process);
        }
        return Ok.OK;
    }

    /** This packet has no answer. What the client sends next is about the new process, and so it has to wait for that. */
    private Reply restart() {
        if (!session.host().isExtended()) {
            return BasicReply.Empty.EMPTY;
        }
        endAll();
        session.host().lastProgram().ifPresent(this::restart);
        return None.NONE;
    }

    private void restart(Program program) {
        session.connection().holdPackets();
        launch(program, outcome -> {
            reply(outcome);
            session.connection().releasePackets();
        });
    }

    private Reply wasAttached(WasAttached command) {
        ProcessId process =
                command.process().orElseGet(() -> session.selections().process());
        return new BasicReply.Text(session.target().threads().wasAttached(process) ? "1" : "0");
    }
}
