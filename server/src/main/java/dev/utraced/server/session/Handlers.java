package dev.utraced.server.session;

import dev.utraced.rsp.command.Command;
import dev.utraced.rsp.reply.BasicReply.Empty;
import dev.utraced.rsp.reply.Reply;
import java.util.List;
import java.util.Set;

/** The extensions of one session. What none of them knows, or what {@code --disable-packet} takes away, gets the empty reply. */
final class Handlers {
    private final List<Extension> extensions;
    private final Set<Class<? extends Command>> disabled;

    Handlers(List<Extension> extensions, Set<Class<? extends Command>> disabled) {
        this.extensions = List.copyOf(extensions);
        this.disabled = disabled;
    }

    Reply answer(Command command) {
        if (disabled.contains(command.getClass())) {
            return Empty.EMPTY;
        }
        for (Extension extension : extensions) {
            Reply reply = extension.answer(command);
            if (reply != Empty.EMPTY) {
                return reply;
            }
        }
        return Empty.EMPTY;
    }

    void advertise(FeatureList features) {
        extensions.forEach(extension -> extension.advertise(features));
    }

    void clientLost() {
        extensions.forEach(Extension::clientLost);
    }
}
