package dev.utraced.tdesc;

import java.util.List;
import java.util.NoSuchElementException;

/**
 * What a client is told of a process's registers. The order of {@link #registers()} is the order of the {@code g} packet, and a
 * register's number is its place in it.
 *
 * @param base how many registers, from the first on, a client knows that reads no descriptions
 * @param xml the document, complete, without includes
 */
public record TargetDescription(String architecture, List<Register> registers, int base, String xml) {
    public TargetDescription {
        registers = List.copyOf(registers);
    }

    /** The size of a {@code g} packet's values, in bytes. */
    public int totalBytes() {
        return bytesOfFirst(registers.size());
    }

    /** The same for a client that knows the {@link #base} only. */
    public int baseBytes() {
        return bytesOfFirst(base);
    }

    private int bytesOfFirst(int count) {
        if (count == 0) {
            return 0;
        }
        Register last = registers.get(count - 1);
        return last.offsetBytes() + last.sizeBytes();
    }

    public boolean has(int number) {
        return number >= 0 && number < registers.size();
    }

    public Register register(int number) {
        return registers.get(number);
    }

    /** @throws NoSuchElementException where there is none of that name */
    public Register register(String name) {
        for (Register register : registers) {
            if (register.name().equals(name)) {
                return register;
            }
        }
        throw new NoSuchElementException("register " + name);
    }
}
