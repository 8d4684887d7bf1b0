package dev.utraced.agent;

/** Where an expression gets its values from: one stopped thread. */
public interface AgentContext {
    /** @param number as in the target description; @return its low 64 bits, zero-extended; @throws AgentException where there is none */
    long register(int number);

    /** @param sizeBytes 1, 2, 4 or 8; @return zero-extended; @throws AgentException where it cannot be read */
    long memory(long address, int sizeBytes);
}
