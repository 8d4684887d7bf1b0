package dev.utraced.linux.sys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A {@code char *[]} with a null pointer behind the last one; UTF-8. Lives as long as this object is reachable. */
final class NativeStrings {
    private final Scratch memory;

    NativeStrings(List<String> strings) {
        List<byte[]> texts = new ArrayList<>();
        int lengthBytes = 0;
        for (String string : strings) {
            byte[] text = terminated(string);
            texts.add(text);
            lengthBytes += text.length;
        }
        int tableBytes = (strings.size() + 1) * Long.BYTES;
        memory = new Scratch(tableBytes + lengthBytes);
        ByteBuffer bytes = memory.bytes();
        int at = tableBytes;
        for (int i = 0; i < texts.size(); i++) {
            bytes.putLong(i * Long.BYTES, memory.address() + at);
            bytes.put(at, texts.get(i));
            at += texts.get(i).length;
        }
    }

    long address() {
        return memory.address();
    }

    /** @throws IllegalArgumentException for a text with a zero in it */
    static byte[] terminated(String string) {
        if (string.indexOf(0) >= 0) {
            throw new IllegalArgumentException("a zero byte in " + string.replace("\0", "\\0"));
        }
        return (string + '\0').getBytes(StandardCharsets.UTF_8);
    }
}
