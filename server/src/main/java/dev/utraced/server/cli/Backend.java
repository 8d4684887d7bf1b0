package dev.utraced.server.cli;

import dev.utraced.linux.engine.LinuxTargets;
import dev.utraced.linux.engine.ProgramIo;
import dev.utraced.linux.sys.StandardStreams;
import dev.utraced.server.net.Loop;
import dev.utraced.target.TargetFactory;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.util.Optional;
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
     * @param terminals whether clients see what the programs that they start print
     * @param input what those programs read; empty: what the server reads, or what a client types
     * @param output takes what commands at breakpoints print
     */
    static Backend create(
            Loop loop, boolean streamsTaken, boolean terminals, Optional<Path> input, Consumer<byte[]> output) {
        StandardStreams shared = streamsTaken ? StandardStreams.awayFromPackets() : StandardStreams.shared();
        FileDescriptor elsewhere = streamsTaken ? FileDescriptor.err : FileDescriptor.out;
        ProgramIo io = new ProgramIo(shared, terminals, input, new FileOutputStream(elsewhere));
        return new Backend(loop, new LinuxTargets(loop, io, output));
    }

    TargetFactory targets() {
        return targets;
    }

    /** The server is about to end. On the loop. */
    void close() {
        targets.takeTerminalBack();
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
