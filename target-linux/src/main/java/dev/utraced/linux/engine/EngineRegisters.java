package dev.utraced.linux.engine;

import dev.utraced.linux.arch.Architecture;
import dev.utraced.target.ProcessId;
import dev.utraced.target.Registers;
import dev.utraced.target.TargetException;
import dev.utraced.target.ThreadId;
import dev.utraced.tdesc.Register;
import dev.utraced.tdesc.TargetDescription;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/** Registers of stopped threads. */
final class EngineRegisters implements Registers {
    private final Views views;

    EngineRegisters(Views views) {
        this.views = views;
    }

    @Override
    public TargetDescription description(ProcessId process) {
        return architecture(process).description();
    }

    @Override
    public List<Integer> expedited(ProcessId process) {
        return architecture(process).expedited();
    }

    @Override
    public int pc(ProcessId process) {
        return architecture(process).pcRegister();
    }

    private Architecture architecture(ProcessId process) {
        return views.require(process).group().architecture();
    }

    @Override
    public void readAll(ThreadId thread, byte[] into, int offset) {
        ThreadView view = views.requireStopped(thread);
        architecture(view).readRegisters(view.registers(), into, offset);
        checkAlive(view);
    }

    @Override
    public void writeAll(ThreadId thread, byte[] values) {
        views.checkHolds();
        ThreadView view = views.requireStopped(thread);
        for (Register register : architecture(view).description().registers()) {
            if (register.offsetBytes() + register.sizeBytes() > values.length) {
                break;
            }
            architecture(view).writeRegister(view.registers(), register.number(), values, register.offsetBytes());
        }
        checkAlive(view);
    }

    @Override
    public byte[] read(ThreadId thread, int number) {
        ThreadView view = views.requireStopped(thread);
        Register register = register(view, number);
        byte[] value = new byte[register.sizeBytes()];
        if (!architecture(view).readRegister(view.registers(), number, value, 0)) {
            throw new TargetException("thread " + thread + " has no register " + register.name());
        }
        checkAlive(view);
        return value;
    }

    @Override
    public void write(ThreadId thread, int number, byte[] value) {
        views.checkHolds();
        ThreadView view = views.requireStopped(thread);
        Register register = register(view, number);
        if (value.length != register.sizeBytes()) {
            throw new TargetException(
                    "register " + register.name() + " has " + register.sizeBytes() + " bytes, not " + value.length);
        }
        if (!architecture(view).writeRegister(view.registers(), number, value, 0)) {
            throw new TargetException("register " + register.name() + " cannot take this value");
        }
        checkAlive(view);
    }

    @Override
    public Optional<byte[]> handle(ThreadId thread) {
        return views.find(thread).filter(view -> !view.isRunning()).flatMap(EngineRegisters::handle);
    }

    private static Optional<byte[]> handle(ThreadView view) {
        Architecture architecture = architecture(view);
        long pointer = view.isThere() ? view.threadPointer() : 0;
        if (pointer == 0 || !view.isThere()) {
            return Optional.empty();
        }
        byte[] word = new byte[architecture.wordSizeBytes()];
        ByteBuffer into = ByteBuffer.wrap(word).order(ByteOrder.nativeOrder());
        if (word.length == Long.BYTES) {
            into.putLong(pointer);
        } else {
            into.putInt((int) pointer);
        }
        return Optional.of(word);
    }

    private static Architecture architecture(ThreadView view) {
        return view.tracee().group().architecture();
    }

    private static Register register(ThreadView view, int number) {
        TargetDescription description = architecture(view).description();
        if (!description.has(number)) {
            throw new TargetException("there is no register " + number);
        }
        return description.register(number);
    }

    /** A thread can vanish under our hands; what was read is then nothing. */
    private static void checkAlive(ThreadView view) {
        if (!view.isThere()) {
            throw new TargetException("thread " + view.id() + " has gone");
        }
    }
}
