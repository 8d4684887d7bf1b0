package dev.utraced.linux.step;

import dev.utraced.linux.arch.RegisterBank;
import java.nio.ByteBuffer;

/** A stopped thread's general registers as they were a moment ago. */
final class RegisterCopy {
    private byte[] bytes = new byte[0];

    void take(RegisterBank registers) {
        ByteBuffer general = registers.general();
        if (bytes.length < general.capacity()) {
            bytes = new byte[general.capacity()];
        }
        general.get(0, bytes, 0, general.capacity());
    }

    void putBack(RegisterBank registers) {
        ByteBuffer general = registers.general();
        general.put(0, bytes, 0, general.capacity());
        registers.touchGeneral();
    }
}
