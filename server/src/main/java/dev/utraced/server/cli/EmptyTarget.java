package dev.utraced.server.cli;

import dev.utraced.target.*;
import dev.utraced.tdesc.TargetDescription;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A machine without a backend: no process is there, and none can be had. */
final class EmptyTarget implements DebugTarget, Threads, Lifecycle, Registers, Memory, Resumption, EventQueue {
    private static TargetException none() {
        return new TargetException("this build has no backend for processes");
    }

    public Threads threads() {
        return this;
    }

    public Lifecycle lifecycle() {
        return this;
    }

    public Registers registers() {
        return this;
    }

    public Memory memory() {
        return this;
    }

    public Resumption resumption() {
        return this;
    }

    public EventQueue events() {
        return this;
    }

    public void close(boolean killLaunched) {}

    public List<ProcessId> processes() {
        return List.of();
    }

    public List<ThreadId> threads(ProcessId process) {
        return List.of();
    }

    public boolean isAlive(ThreadId thread) {
        return false;
    }

    public boolean wasAttached(ProcessId process) {
        throw none();
    }

    public Optional<String> name(ThreadId thread) {
        return Optional.empty();
    }

    public Optional<Integer> core(ThreadId thread) {
        return Optional.empty();
    }

    public void attach(ProcessId process) {
        throw none();
    }

    public void launch(LaunchRequest request, Consumer<LaunchOutcome> outcome) {
        throw none();
    }

    public void detach(ProcessId process) {
        throw none();
    }

    public void kill(ProcessId process) {
        throw none();
    }

    public TargetDescription description(ProcessId process) {
        throw none();
    }

    public void readAll(ThreadId thread, byte[] into, int offset) {
        throw none();
    }

    public void writeAll(ThreadId thread, byte[] values) {
        throw none();
    }

    public byte[] read(ThreadId thread, int register) {
        throw none();
    }

    public void write(ThreadId thread, int register, byte[] value) {
        throw none();
    }

    public List<Integer> expedited(ProcessId process) {
        throw none();
    }

    public int read(ProcessId process, long address, ByteBuffer into) {
        throw none();
    }

    public void write(ProcessId process, long address, ByteBuffer from) {
        throw none();
    }

    public void resume(List<ResumeRequest> requests) {}

    public void quiesce(Runnable whenQuiet) {
        whenQuiet.run();
    }

    public void interrupt() {}

    public boolean anyRunning() {
        return false;
    }

    public Optional<StopEvent> next(Predicate<StopEvent> wanted) {
        return Optional.empty();
    }

    public boolean hasPending(Predicate<StopEvent> wanted) {
        return false;
    }
}
