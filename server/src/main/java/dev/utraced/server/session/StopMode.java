package dev.utraced.server.session;

import java.util.function.Supplier;

/** The stop policy that the client has chosen: all-stop, until it says otherwise. */
public final class StopMode {
    private final Supplier<StopPolicy> allStop;
    private final Supplier<StopPolicy> nonStop;
    private StopPolicy policy;

    /** Policies are made when they are chosen, and take the processes as they find them. */
    StopMode(Supplier<StopPolicy> allStop, Supplier<StopPolicy> nonStop) {
        this.allStop = allStop;
        this.nonStop = nonStop;
        this.policy = allStop.get();
    }

    StopPolicy policy() {
        return policy;
    }

    /**
     * Nothing is stopped or resumed by it.
     *
     * @return false: the client waits for a stop, which the policy before owes it
     */
    public boolean choose(boolean nonStopChosen) {
        if (!policy.mayBeLeft()) {
            return false;
        }
        if (nonStopChosen != policy instanceof NonStop) {
            policy = (nonStopChosen ? nonStop : allStop).get();
        }
        return true;
    }
}
