package dev.utraced.linux.tracepoint;

import dev.utraced.target.FrameQuery;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Finds trace frames. */
final class FrameSearch {
    private FrameSearch() {}

    /** The first frame that is meant, behind the one with the number {@code after}. */
    static OptionalInt find(TraceBuffer buffer, FrameQuery query, int after) {
        if (query instanceof FrameQuery.Number exact) {
            return exact.number() < buffer.count() ? OptionalInt.of(exact.number()) : OptionalInt.empty();
        }
        return IntStream.range(after + 1, buffer.count())
                .filter(number -> isMeant(buffer, query, number))
                .findFirst();
    }

    private static boolean isMeant(TraceBuffer buffer, FrameQuery query, int number) {
        if (query instanceof FrameQuery.OfTracepoint of) {
            return buffer.tracepoint(number) == of.number();
        }
        long pc = buffer.pc(number);
        if (query instanceof FrameQuery.AtPc at) {
            return pc == at.address();
        }
        if (query instanceof FrameQuery.Inside range) {
            return isBetween(pc, range.first(), range.last());
        }
        return query instanceof FrameQuery.Outside range && !isBetween(pc, range.first(), range.last());
    }

    private static boolean isBetween(long pc, long first, long last) {
        return Long.compareUnsigned(pc, first) >= 0 && Long.compareUnsigned(pc, last) <= 0;
    }
}
