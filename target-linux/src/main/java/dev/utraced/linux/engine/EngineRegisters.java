package dev.utraced.linux.engine;

import dev.utraced.linux.arch.Architecture;
import dev.utraced.linux.trace.Tracee;
import dev.utraced.target.ProcessId;
import dev.utraced.target.Registers;
import dev.utraced.target.TargetException;
import dev.utraced.target.ThreadId;
import dev.utraced.tdesc.Register;
import dev.utraced.tdesc.TargetDescription;
import java.util.List;

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
        Tracee tracee = stopped(thread);
        tracee.group().architecture().readRegisters(tracee.registers(), into, offset);
        checkAlive(thread, tracee);
    }

    @Override
    public void writeAll(ThreadId thread, byte[] values) {
        Tracee tracee = stopped(thread);
        for (Register register : tracee.group().architecture().description().registers()) {
            if (register.offsetBytes() + register.sizeBytes() > values.length) {
                break;
            }
            tracee.group()
                    .architecture()
                    .writeRegister(tracee.registers(), register.number(), values, register.offsetBytes());
        }
        checkAlive(thread, tracee);
    }

    @Override
    public byte[] read(ThreadId thread, int number) {
        Tracee tracee = stopped(thread);
        Register register = register(tracee, number);
        byte[] value = new byte[register.sizeBytes()];
        if (!tracee.group().architecture().readRegister(tracee.registers(), number, value, 0)) {
            throw new TargetException("thread " + thread + " has no register " + register.name());
        }
        checkAlive(thread, tracee);
        return value;
    }

    @Override
    public void write(ThreadId thread, int number, byte[] value) {
        Tracee tracee = stopped(thread);
        Register register = register(tracee, number);
        if (value.length != register.sizeBytes()) {
            throw new TargetException(
                    "register " + register.name() + " has " + register.sizeBytes() + " bytes, not " + value.length);
        }
        if (!tracee.group().architecture().writeRegister(tracee.registers(), number, value, 0)) {
            throw new TargetException("register " + register.name() + " cannot take this value");
        }
        checkAlive(thread, tracee);
    }

    private Tracee stopped(ThreadId thread) {
        return views.requireStopped(thread).tracee();
    }

    private static Register register(Tracee tracee, int number) {
        TargetDescription description = tracee.group().architecture().description();
        if (!description.has(number)) {
            throw new TargetException("there is no register " + number);
        }
        return description.register(number);
    }

    /** A thread can vanish under our hands; what was read is then nothing. */
    private static void checkAlive(ThreadId thread, Tracee tracee) {
        if (!tracee.isStopped()) {
            throw new TargetException("thread " + thread + " has gone");
        }
    }
}
