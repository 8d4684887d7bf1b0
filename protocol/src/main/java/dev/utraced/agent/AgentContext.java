package dev.utraced.agent;

import java.io.ByteArrayOutputStream;

/** Where an expression gets its values from: one stopped thread. */
public interface AgentContext {
    /** @param number as in the target description; @return its low 64 bits, zero-extended; @throws AgentException where there is none */
    long register(int number);

    /** @param sizeBytes 1, 2, 4 or 8; @return zero-extended; @throws AgentException where it cannot be read */
    long memory(long address, int sizeBytes);

    /** The value of a trace state variable. @throws AgentException where there is no such variable */
    default long variable(int number) {
        throw new AgentException("no trace state variable " + number);
    }

    /**
     * The bytes before the first zero byte, at most that many.
     *
     * @throws AgentException where one of them cannot be read
     */
    default byte[] text(long address, int limitBytes) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int i = 0; i < limitBytes; i++) {
            int letter = (int) memory(address + i, 1);
            if (letter == 0) {
                break;
            }
            text.write(letter);
        }
        return text.toByteArray();
    }
}
