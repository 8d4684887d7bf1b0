package dev.utraced.server.extension;

import dev.utraced.rsp.command.Command;
import dev.utraced.rsp.command.EventCommand.ThreadEvents;
import dev.utraced.rsp.command.EventCommand.ThreadOptions;
import dev.utraced.rsp.reply.BasicReply.Empty;
import dev.utraced.rsp.reply.BasicReply.Ok;
import dev.utraced.rsp.reply.Reply;
import dev.utraced.server.session.Extension;
import dev.utraced.server.session.FeatureList;
import dev.utraced.target.ThreadEvents.Choice;
import dev.utraced.target.ThreadSelector;
import java.util.List;
import java.util.Set;

/**
 * Stops at births and ends of threads: {@code QThreadEvents} for all of them, {@code QThreadOptions} for single ones.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/General-Query-Packets.html#QThreadOptions">QThreadOptions</a>
 */
final class ThreadEventExtension implements Extension {
    private final dev.utraced.target.ThreadEvents events;

    ThreadEventExtension(dev.utraced.target.ThreadEvents events) {
        this.events = events;
    }

    @Override
    public Reply answer(Command command) {
        if (command instanceof ThreadEvents choice) {
            return report(choice);
        }
        if (command instanceof ThreadOptions choice) {
            return choose(choice);
        }
        return Empty.EMPTY;
    }

    @Override
    public void advertise(FeatureList features) {
        features.add("QThreadEvents");
        features.add("QThreadOptions", ThreadOptions.ALL);
    }

    private Reply report(ThreadEvents command) {
        events.report(command.on());
        return Ok.OK;
    }

    private Reply choose(ThreadOptions command) {
        events.choose(command.choices());
        return Ok.OK;
    }

    @Override
    public void clientLost() {
        events.report(false);
        events.choose(List.of(new Choice(ThreadSelector.EVERYTHING, Set.of())));
    }
}
