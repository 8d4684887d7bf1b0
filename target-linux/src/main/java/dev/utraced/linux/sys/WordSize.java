package dev.utraced.linux.sys;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/** Tells 32-bit programs from 64-bit ones. */
final class WordSize {
    private static final int ELF_MAGIC = 0x7f454c46;
    private static final int CLASS_OFFSET = 4;
    private static final int CLASS_32 = 1;

    /** All types of auxiliary-vector entries are below; a 32-bit entry read as a 64-bit type has its value in the upper half. */
    private static final long AUXV_TYPES = 1 << 10;

    private WordSize() {}

    /** @return empty where the file cannot be read or is no ELF file */
    static OptionalInt ofProgram(Path program) {
        try (InputStream in = Files.newInputStream(program)) {
            byte[] start = in.readNBytes(CLASS_OFFSET + 1);
            if (start.length <= CLASS_OFFSET || ByteBuffer.wrap(start).getInt() != ELF_MAGIC) {
                return OptionalInt.empty();
            }
            return OptionalInt.of(start[CLASS_OFFSET] == CLASS_32 ? Integer.BYTES : Long.BYTES);
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }

    /** @return empty where there is no auxiliary vector: the process has gone, or is a kernel thread */
    static OptionalInt ofAuxv(Path auxv) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(auxv)).order(ByteOrder.nativeOrder());
            if (bytes.remaining() < 2 * Long.BYTES) {
                return OptionalInt.empty();
            }
            for (int at = 0; at + 2 * Long.BYTES <= bytes.limit(); at += 2 * Long.BYTES) {
                if (Long.compareUnsigned(bytes.getLong(at), AUXV_TYPES) >= 0) {
                    return OptionalInt.of(Integer.BYTES);
                }
            }
            return OptionalInt.of(Long.BYTES);
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }
}
