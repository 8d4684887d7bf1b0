package dev.utraced.linux.proc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** C data in a process's memory: words and strings, in its own word size; the byte order is the machine's. */
final class ProcessMemory {
    private static final int PATH_MAX = 4096;
    private static final int STRING_PIECE = 128;

    private final MemoryReader reader;
    private final int wordSizeBytes;

    /** @param wordSizeBytes 4 or 8 */
    ProcessMemory(MemoryReader reader, int wordSizeBytes) {
        if (wordSizeBytes != Integer.BYTES && wordSizeBytes != Long.BYTES) {
            throw new IllegalArgumentException("word of " + wordSizeBytes + " bytes (expected: 4 or 8)");
        }
        this.reader = reader;
        this.wordSizeBytes = wordSizeBytes;
    }

    int wordSizeBytes() {
        return wordSizeBytes;
    }

    /** Highest address plus one, less one: what an address computed by the program is cut to. */
    long wordMask() {
        return wordSizeBytes == Long.BYTES ? -1L : 0xffff_ffffL;
    }

    /** @return empty where not all of them can be read */
    Optional<ByteBuffer> bytes(long address, int lengthBytes) {
        ByteBuffer bytes = ByteBuffer.allocate(lengthBytes).order(ByteOrder.nativeOrder());
        int read = reader.read(address & wordMask(), bytes);
        return read == lengthBytes ? Optional.of(bytes.clear()) : Optional.empty();
    }

    /** Consecutive words, as of a struct of pointers. @return empty where not all of them can be read */
    Optional<Words> words(long address, int count) {
        return bytes(address, count * wordSizeBytes).map(bytes -> new Words(bytes, wordSizeBytes));
    }

    /** A string of up to PATH_MAX bytes, as UTF-8. @return what could be read of it, empty where its first byte cannot be */
    String string(long address) {
        byte[] text = new byte[PATH_MAX];
        int length = 0;
        while (length < text.length) {
            ByteBuffer piece = ByteBuffer.wrap(text, length, Math.min(STRING_PIECE, text.length - length));
            int read = reader.read((address + length) & wordMask(), piece);
            for (int i = length; i < length + read; i++) {
                if (text[i] == 0) {
                    return new String(text, 0, i, StandardCharsets.UTF_8);
                }
            }
            length += read;
            if (read < STRING_PIECE) {
                break;
            }
        }
        return new String(text, 0, length, StandardCharsets.UTF_8);
    }

    /** Whether a string is exactly this one, which is cheaper than reading it. */
    boolean holdsString(long address, byte[] expected) {
        return bytes(address, expected.length + 1)
                .filter(bytes -> bytes.get(expected.length) == 0
                        && Arrays.equals(bytes.array(), 0, expected.length, expected, 0, expected.length))
                .isPresent();
    }
}
