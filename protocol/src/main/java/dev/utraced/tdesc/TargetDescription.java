package dev.utraced.tdesc;

import java.util.List;
import java.util.NoSuchElementException;

/**
 * What a client is told of a process's registers. The order of {@link #registers()} is the order of the {@code g} packet, and a
 * register's number is its place in it.
 *
 * @param xml the document, complete, without includes
 */
public record TargetDescription(String architecture, List<Register> registers, String xml) {
    public TargetDescription {
        registers = List.copyOf(registers);
    }

    /** The size of a {@code g} packet's values, in bytes. */
    public int totalBytes() {
        if (registers.isEmpty()) {
            return 0;
        }
        Register last = registers.get(registers.size() - 1);
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
