package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.RegisterBank;
import java.util.Optional;

/** Where the value of a register, or of several in a row, is in the kernel's state. */
sealed interface RegisterPlace permits GeneralPlace, VectorPlace, X87ControlPlace, MxcsrPlace {
    int sizeBytes();

    /** @return false: this thread does not have it; {@code into} is as it was */
    boolean read(RegisterBank bank, byte[] into, int offset);

    /** @return false: the kernel would refuse the value; nothing has changed */
    boolean write(RegisterBank bank, byte[] from, int offset);

    /** The place of both, where the other follows this one without a gap. */
    default Optional<RegisterPlace> joined(RegisterPlace next) {
        return Optional.empty();
    }
}
