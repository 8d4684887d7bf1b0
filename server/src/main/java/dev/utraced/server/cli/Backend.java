package dev.utraced.server.cli;

import dev.utraced.linux.engine.LinuxTargets;
import dev.utraced.linux.engine.ProgramIo;
import dev.utraced.linux.sys.StandardStreams;
import dev.utraced.linux.trace.SpinClock;
import dev.utraced.linux.trace.TraceLog;
import dev.utraced.server.net.Loop;
import dev.utraced.target.ProcessRules;
import dev.utraced.target.TargetFactory;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
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
     * What programs read and where they write.
     *
     * @param taken whether standard input and output carry packets, so that programs cannot have them
     * @param terminals whether clients see what the programs that they start print
     * @param input what those programs read; empty: what the server reads, or what a client types
     * @param output takes what commands at breakpoints print
     */
    record Streams(boolean taken, boolean terminals, Optional<Path> input, Consumer<byte[]> output) {
        private ProgramIo io() {
            StandardStreams shared = taken ? StandardStreams.awayFromPackets() : StandardStreams.shared();
            FileDescriptor elsewhere = taken ? FileDescriptor.err : FileDescriptor.out;
            return new ProgramIo(shared, terminals, input, new FileOutputStream(elsewhere));
        }
    }

    /**
     * On the loop.
     *
     * @param rules which processes clients may have
     * @param logged whether what becomes of tracees is written down now
     * @param clock of the loop
     */
    static Backend create(Loop loop, Streams streams, ProcessRules rules, BooleanSupplier logged, SpinClock clock) {
        return new Backend(
                loop, new LinuxTargets(loop, streams.io(), streams.output(), rules, new TraceLog(logged), clock));
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
