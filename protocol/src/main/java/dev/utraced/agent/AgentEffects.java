package dev.utraced.agent;

/**
 * What running an expression does, besides its value: each method is one bytecode. Where a method is not overridden, nothing of its kind
 * can be done.
 */
public interface AgentEffects {
    /** For expressions that are evaluated for their value alone. */
    AgentEffects NONE = new AgentEffects() {};

    /** {@code printf}. @param text bytes as the program has them, in whatever character set */
    default void print(byte[] text) {
        throw new AgentException("cannot print here");
    }

    /** {@code setv}: gives a trace state variable a value. @throws AgentException where it cannot be set */
    default void setVariable(int number, long value) {
        throw new AgentException("cannot set a variable here");
    }

    /** {@code trace}, {@code trace_quick}, {@code trace16}: keeps memory. @throws AgentException where it cannot be read or kept */
    default void collect(long address, long lengthBytes) {
        throw new AgentException("cannot collect memory here");
    }

    /** {@code tracenz}: keeps memory up to the first zero byte, and that. @throws AgentException where it cannot be read or kept */
    default void collectText(long address, long limitBytes) {
        throw new AgentException("cannot collect memory here");
    }

    /** {@code tracev}: keeps the value of a trace state variable. @throws AgentException where it cannot be kept */
    default void collectVariable(int number) {
        throw new AgentException("cannot collect a variable here");
    }
}
