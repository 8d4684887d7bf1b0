package dev.utraced.server.extension;

import dev.utraced.target.TargetException;
import java.nio.ByteBuffer;

/** Something that clients read piece by piece: one object of {@code qXfer}. */
interface TransferObject {
    /** The name in packets. */
    String name();

    /** All of it, as it is now. @throws TargetException where it cannot be had, or the annex names nothing */
    byte[] read(String annex);

    default boolean isWritable() {
        return false;
    }

    /** @return how many bytes were written */
    default int write(String annex, long offset, ByteBuffer data) {
        throw new TargetException("cannot be written");
    }
}
