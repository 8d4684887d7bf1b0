package dev.utraced.server.extension;

import dev.utraced.rsp.command.Command;
import dev.utraced.rsp.command.ProcessCommand.Attach;
import dev.utraced.rsp.command.ProcessCommand.AttachByName;
import dev.utraced.rsp.command.ProcessCommand.AttachByName.Which;
import dev.utraced.rsp.command.ProcessCommand.AttachOrWaitSupported;
import dev.utraced.rsp.reply.BasicReply.Empty;
import dev.utraced.rsp.reply.BasicReply.Ok;
import dev.utraced.rsp.reply.ErrorReply;
import dev.utraced.rsp.reply.Later;
import dev.utraced.rsp.reply.Reply;
import dev.utraced.server.session.Extension;
import dev.utraced.server.session.SessionContext;
import dev.utraced.target.ProcessFinder;
import dev.utraced.target.ProcessId;
import dev.utraced.target.TargetException;
import dev.utraced.target.VisibleProcess;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Attaching to processes that are there, by pid or by name, and to those that will be: {@code vAttach} and its relatives. */
final class AttachExtension implements Extension {
    /** How often it is looked for a process that is waited for; a look at all processes takes a few milliseconds. */
    private static final long PAUSE_MILLIS = 20;

    private final SessionContext session;
    private final Optional<ProcessFinder> finder;

    /** Processes that came with the session: the client may not have been told of them, and may attach to each once. */
    private final Set<ProcessId> untold;

    AttachExtension(SessionContext session) {
        this.session = session;
        this.untold = new HashSet<>(session.target().threads().processes());
        this.finder = session.target().finder();
    }

    @Override
    public Reply answer(Command command) {
        if (command instanceof Attach attach) {
            return explained(() -> attach(numbered(attach.process())));
        }
        if (command instanceof AttachByName attach) {
            return explained(() -> attach(attach));
        }
        if (command instanceof AttachOrWaitSupported) {
            return finder.isPresent() ? Ok.OK : Empty.EMPTY;
        }
        return Empty.EMPTY;
    }

    /** A client that names a pid takes the answer to be of that pid; where it is of another, gdb 13 ends itself. */
    private ProcessId numbered(ProcessId process) {
        ProcessId meant = finder.map(found -> found.find(process.toString())).orElse(process);
        if (!meant.equals(process)) {
            throw new TargetException("there is no process " + process + " that this server can see. Process " + meant
                    + " takes itself to have that pid; to attach to it: attach " + meant);
        }
        return process;
    }

    private Reply attach(AttachByName command) {
        if (finder.isEmpty()) {
            return Empty.EMPTY;
        }
        String description = description(command.name());
        if (command.which() == Which.PRESENT) {
            return attach(finder.get().find(description));
        }
        List<VisibleProcess> present = finder.get().matches(description);
        if (command.which() == Which.PRESENT_OR_NEXT && !present.isEmpty()) {
            return attach(finder.get().find(description));
        }
        await(description, present.stream().map(VisibleProcess::process).collect(Collectors.toSet()));
        return Later.LATER;
    }

    /** Clients that know names of programs only send them as they are, or the path of the file. */
    private static String description(String name) {
        return name.matches("(name|container|pod):.*") ? name : "name:" + name.substring(name.lastIndexOf('/') + 1);
    }

    private void await(String description, Set<ProcessId> known) {
        Optional<ProcessId> come = finder.orElseThrow().matches(description).stream()
                .map(VisibleProcess::process)
                .filter(process -> !known.contains(process))
                .findFirst();
        if (come.isPresent()) {
            session.send(explained(() -> attach(come.get())));
        } else {
            session.timer().after(PAUSE_MILLIS, () -> await(description, known));
        }
    }

    private Reply attach(ProcessId process) {
        boolean heldUntold =
                untold.remove(process) && session.target().threads().processes().contains(process);
        if (!heldUntold) {
            session.target().lifecycle().attach(process);
            session.arrivals().attached(process);
            session.host().notices().attached(process);
        }
        return session.stops().attached(process);
    }

    private Reply explained(Supplier<Reply> attempt) {
        try {
            return attempt.get();
        } catch (TargetException e) {
            String reason = String.valueOf(e.getMessage());
            session.refusals().add("attach", reason);
            return ErrorReply.of(reason);
        }
    }
}
