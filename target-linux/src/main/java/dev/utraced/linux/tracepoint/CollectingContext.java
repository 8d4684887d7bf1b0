package dev.utraced.linux.tracepoint;

import dev.utraced.agent.AgentContext;
import dev.utraced.agent.AgentEffects;
import dev.utraced.agent.AgentException;
import dev.utraced.linux.breakpoint.CleanMemory;
import dev.utraced.linux.breakpoint.TraceeValues;
import dev.utraced.linux.trace.Tracee;

/** What expressions at a tracepoint read, and where what they collect goes. */
final class CollectingContext implements AgentContext, AgentEffects {
    private final TraceeValues values;
    private final CleanMemory memory;
    private final TraceVariables variables;
    private final FrameBuilder frame;

    CollectingContext(Tracee tracee, CleanMemory memory, TraceVariables variables, FrameBuilder frame) {
        this.values = new TraceeValues(tracee, memory);
        this.memory = memory;
        this.variables = variables;
        this.frame = frame;
    }

    @Override
    public long register(int number) {
        return values.register(number);
    }

    @Override
    public long memory(long address, int sizeBytes) {
        return values.memory(address, sizeBytes);
    }

    @Override
    public byte[] text(long address, int limitBytes) {
        return values.text(address, limitBytes);
    }

    @Override
    public long variable(int number) {
        return variables.value(number).orElseThrow(() -> noVariable(number));
    }

    @Override
    public void setVariable(int number, long value) {
        if (!variables.set(number, value)) {
            throw noVariable(number);
        }
    }

    private static AgentException noVariable(int number) {
        return new AgentException("no trace state variable " + number + " for this");
    }

    @Override
    public void collect(long address, long lengthBytes) {
        frame.memory(memory, address, lengthBytes);
    }

    @Override
    public void collectText(long address, long limitBytes) {
        int limit = (int) Math.min(limitBytes, Integer.MAX_VALUE);
        frame.memory(memory, address, Math.min(limit, values.text(address, limit).length + 1L));
    }

    @Override
    public void collectVariable(int number) {
        frame.variable(number, variable(number));
    }
}
