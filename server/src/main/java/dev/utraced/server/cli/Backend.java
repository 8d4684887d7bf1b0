package dev.utraced.server.cli;

import dev.utraced.linux.engine.LinuxTargets;
import dev.utraced.linux.sys.SpawnRequest.StandardStreams;
import dev.utraced.server.net.Loop;
import dev.utraced.target.TargetFactory;
import java.util.function.Consumer;

/** The processes of this machine: the one place that knows which backend there is. */
final class Backend {
    private final Loop loop;
    private final LinuxTargets targets;

    private Backend(Loop loop, LinuxTargets targets) {
        this.loop = loop;
        this.targets = targets;
    }

    /**
     * On the loop.
     *
     * @param streamsTaken whether standard input and output carry packets, so that programs cannot have them
     * @param output takes what commands at breakpoints print
     */
    static Backend create(Loop loop, boolean streamsTaken, Consumer<byte[]> output) {
        StandardStreams streams = streamsTaken ? StandardStreams.AWAY_FROM_PACKETS : StandardStreams.INHERITED;
        return new Backend(loop, new LinuxTargets(loop, streams, output));
    }

    TargetFactory targets() {
        return targets;
    }

    /** Calls back, on the loop, when no process would feel it if the server ended. On the loop. */
    void whenNothingIsHeld(Runnable then) {
        if (targets.holdsAny()) {
            loop.execute(() -> whenNothingIsHeld(then));
        } else {
            then.run();
        }
    }
}
