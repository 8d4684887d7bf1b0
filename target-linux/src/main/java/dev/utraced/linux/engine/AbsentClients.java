package dev.utraced.linux.engine;

import dev.utraced.linux.trace.ThreadGroup;
import dev.utraced.target.BreakpointSite.Type;
import java.util.ArrayList;
import java.util.List;

/** What goes on for clients that have gone: commands that were to outlive them. */
final class AbsentClients {
    private final List<AgentCommands> commands = new ArrayList<>();
    private Runnable done = () -> {};

    /** A client has let everything go. */
    void keep(AgentCommands left) {
        if (!left.isIdle()) {
            commands.add(left);
            left.whenIdle(() -> {
                commands.remove(left);
                if (commands.isEmpty()) {
                    done.run();
                }
            });
        }
    }

    /** Somebody has a breakpoint there again, so what was left there has been taken over. */
    void replaced(ThreadGroup group, Type type, long address) {
        for (AgentCommands left : List.copyOf(commands)) {
            left.remove(group, type, address);
        }
    }

    boolean any() {
        return !commands.isEmpty();
    }

    void whenNone(Runnable then) {
        done = then;
    }

    void dismiss() {
        List.copyOf(commands).forEach(AgentCommands::leaveAll);
    }
}
