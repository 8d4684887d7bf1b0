package dev.utraced.target;

import dev.utraced.agent.AgentExpression;
import java.util.List;

/**
 * What is done here at each hit of a breakpoint, instead of a stop. What it prints goes to the server's own output.
 *
 * @param persist whether it goes on when the client has let the process go
 * @param actions run one after the other; empty: the hit is a stop
 */
public record TargetCommands(boolean persist, List<AgentExpression> actions) {
    public static final TargetCommands NONE = new TargetCommands(false, List.of());

    public TargetCommands {
        actions = List.copyOf(actions);
    }
}
