package dev.utraced.target;

import dev.utraced.agent.AgentExpression;
import java.util.List;

/** Breakpoints of this client; other clients neither see nor feel them. */
public interface Breakpoints {
    /**
     * Puts a breakpoint there; one that is already there gets the new conditions and commands instead.
     *
     * @param conditions evaluated here at each hit; the hit counts where there is none, one is true, or one cannot be evaluated
     * @param commands run at each hit that counts; where there are any, nobody hears of it
     * @throws TargetException where it cannot be put there: memory that is not mapped, no debug register left
     */
    void insert(BreakpointSite site, List<AgentExpression> conditions, TargetCommands commands);

    /** @throws TargetException where there is none of this client's */
    void remove(BreakpointSite site);

    /**
     * Whether conditions that are false all the time may be decided by the program's own threads, by code that is put into it. For all
     * clients; allowed at first.
     */
    void allowJumpPads(boolean allowed);
}
