package dev.utraced.server.fake;

import dev.utraced.target.ProcessId;
import dev.utraced.target.TargetException;
import dev.utraced.target.ThreadFacts;
import dev.utraced.target.ThreadId;
import dev.utraced.target.Threads;
import java.util.List;
import java.util.Optional;

/** Threads are named after their program, with a character that XML has to escape, and all of them ran on processor 1. */
final class FakeThreads implements Threads {
    private final FakeTarget target;

    FakeThreads(FakeTarget target) {
        this.target = target;
    }

    @Override
    public List<ProcessId> processes() {
        return List.copyOf(target.held.keySet());
    }

    @Override
    public boolean holds(ProcessId process) {
        return target.held.containsKey(process);
    }

    @Override
    public List<ThreadId> threads(ProcessId process) {
        return target.held.containsKey(process)
                ? target.held(process).threads.values().stream()
                        .map(thread -> thread.id)
                        .toList()
                : List.of();
    }

    @Override
    public boolean isAlive(ThreadId thread) {
        return threads(thread.process()).contains(thread);
    }

    @Override
    public boolean wasAttached(ProcessId process) {
        if (!target.held.containsKey(process)) {
            throw new TargetException("process " + process + " is not held");
        }
        return target.held.get(process);
    }

    @Override
    public void gatherFacts(ProcessId process) {}

    @Override
    public Optional<ThreadFacts> facts(ThreadId thread) {
        return Optional.of(new ThreadFacts("<" + target.held(thread.process()).program + ">", 1));
    }
}
