package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.RegisterBank;
import java.util.Arrays;
import java.util.Optional;

/**
 * Plain bytes of a state component that is all zeros initially: vector registers and the x87 stack.
 *
 * @param offsetBytes in the whole area
 */
record VectorPlace(XsaveArea area, XsaveComponent component, int offsetBytes, int sizeBytes) implements RegisterPlace {
    @Override
    public boolean read(RegisterBank bank, byte[] into, int offset) {
        if (!area.reaches(bank, offsetBytes + sizeBytes)) {
            return false;
        }
        if (area.isInitial(bank, component)) {
            Arrays.fill(into, offset, offset + sizeBytes, (byte) 0);
        } else {
            bank.extended().get(offsetBytes, into, offset, sizeBytes);
        }
        return true;
    }

    @Override
    public boolean write(RegisterBank bank, byte[] from, int offset) {
        if (!area.reaches(bank, offsetBytes + sizeBytes)) {
            return false;
        }
        area.use(bank, component);
        bank.extended().put(offsetBytes, from, offset, sizeBytes);
        return true;
    }

    @Override
    public Optional<RegisterPlace> joined(RegisterPlace next) {
        return next instanceof VectorPlace that
                        && that.component == component
                        && that.offsetBytes == offsetBytes + sizeBytes
                ? Optional.of(new VectorPlace(area, component, offsetBytes, sizeBytes + that.sizeBytes))
                : Optional.empty();
    }
}
