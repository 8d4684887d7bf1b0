package dev.utraced.rsp.command;

import dev.utraced.target.ProcessId;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Records as short text: the class, and its components in order; bytes in hex, sets sorted. */
final class Describe {
    private Describe() {}

    static String describe(Object value) {
        if (value instanceof ProcessId process) {
            return process.toString();
        } else if (value instanceof Record record) {
            return record.getClass().getSimpleName()
                    + Arrays.stream(record.getClass().getRecordComponents())
                            .map(component -> describe(component(record, component)))
                            .collect(Collectors.joining(", ", "(", ")"));
        } else if (value instanceof ByteBuffer bytes) {
            return HexFormat.of()
                    .formatHex(
                            bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.arrayOffset() + bytes.limit());
        } else if (value instanceof Optional<?> optional) {
            return optional.map(Describe::describe).orElse("");
        } else if (value instanceof OptionalInt optional) {
            return optional.isPresent() ? Integer.toString(optional.getAsInt()) : "";
        } else if (value instanceof OptionalLong optional) {
            return optional.isPresent() ? Long.toString(optional.getAsLong()) : "";
        } else if (value instanceof Set<?> set) {
            return set.stream().map(Describe::describe).sorted().toList().toString();
        } else if (value instanceof Collection<?> list) {
            return list.stream().map(Describe::describe).toList().toString();
        }
        return String.valueOf(value);
    }

    private static Object component(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
