package dev.utraced.server.session;

import dev.utraced.rsp.command.Command;
import dev.utraced.rsp.reply.BasicReply;
import dev.utraced.rsp.reply.Reply;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Who handles which packet, by the class of its record. What nobody handles gets the empty reply. */
public final class Handlers {
    private final Map<Class<? extends Command>, Function<Command, Reply>> byClass = new HashMap<>();

    /** @throws IllegalStateException where two extensions want the same packet */
    public <C extends Command> void on(Class<C> command, Function<? super C, Reply> handler) {
        Function<Command, Reply> before = byClass.put(command, any -> handler.apply(command.cast(any)));
        if (before != null) {
            throw new IllegalStateException("two handlers for " + command.getSimpleName());
        }
    }

    /** Takes packets away again, as {@code --disable-packet} does. */
    public void remove(Class<? extends Command> command) {
        byClass.remove(command);
    }

    public boolean handles(Class<? extends Command> command) {
        return byClass.containsKey(command);
    }

    Reply handle(Command command) {
        Function<Command, Reply> handler = byClass.get(command.getClass());
        return handler == null ? BasicReply.Empty.EMPTY : handler.apply(command);
    }
}
