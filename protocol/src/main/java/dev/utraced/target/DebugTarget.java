package dev.utraced.target;

import java.util.Optional;

/**
 * Everything one client can do to processes. What every target has is returned plainly; what a target may lack is an
 * {@link Optional}, empty where it is lacking, and a feature that a client is told of is derived from that.
 *
 * <p>Runs on the loop thread, like all of this package.
 */
public interface DebugTarget {
    Threads threads();

    Lifecycle lifecycle();

    Registers registers();

    Memory memory();

    Resumption resumption();

    EventQueue events();

    default Optional<Breakpoints> breakpoints() {
        return Optional.empty();
    }

    default Optional<Watchpoints> watchpoints() {
        return Optional.empty();
    }

    default Optional<SignalPolicy> signalPolicy() {
        return Optional.empty();
    }

    default Optional<SigInfo> sigInfo() {
        return Optional.empty();
    }

    default Optional<ProcessFacts> facts() {
        return Optional.empty();
    }

    default Optional<HostFiles> files() {
        return Optional.empty();
    }

    default Optional<SystemTables> tables() {
        return Optional.empty();
    }

    default Optional<ProcessFinder> finder() {
        return Optional.empty();
    }

    /** Which of fork, vfork, exec the client wants to hear of; see {@link ProcessEvents}. */
    default Optional<ProcessEvents> processEvents() {
        return Optional.empty();
    }

    default Optional<SyscallEvents> syscallEvents() {
        return Optional.empty();
    }

    default Optional<ProgramStreams> programStreams() {
        return Optional.empty();
    }

    /** Whether births and ends of threads can be told of; see {@link ThreadEvents}. */
    default Optional<ThreadEvents> threadEvents() {
        return Optional.empty();
    }

    default Optional<Tracing> tracing() {
        return Optional.empty();
    }

    /**
     * Lets go of everything: breakpoints vanish, launched processes that no other client holds are killed where {@code killLaunched},
     * all others run on. Nothing may be asked of this target afterwards.
     */
    void close(boolean killLaunched);
}
