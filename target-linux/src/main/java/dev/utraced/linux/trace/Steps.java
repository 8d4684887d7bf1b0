package dev.utraced.linux.trace;

import dev.utraced.linux.arch.Architecture;
import dev.utraced.linux.arch.RegisterBank;
import dev.utraced.linux.arch.StepMender;
import java.util.Optional;

/** One thread's single steps, and what each may leave behind; an exec may make another kind of program of it. */
final class Steps {
    private final ThreadGroup group;
    private Optional<Architecture> architecture = Optional.empty();
    private Optional<StepMender> mender = Optional.empty();
    private boolean underWay;

    Steps(ThreadGroup group) {
        this.group = group;
    }

    void begin(RegisterBank bank) {
        group.arm();
        if (!architecture.equals(Optional.of(group.architecture()))) {
            architecture = Optional.of(group.architecture());
            mender = Optional.of(group.architecture().stepMender());
        }
        mender.orElseThrow().stepping(bank);
        underWay = true;
    }

    /** The thread has stopped, perhaps after a step; not where it runs another program now. */
    void end(TraceEvent event, RegisterBank bank) {
        if (underWay && !(event instanceof TraceEvent.Execed)) {
            mender.orElseThrow().stepped(bank, group.memory());
        }
        underWay = false;
    }
}
