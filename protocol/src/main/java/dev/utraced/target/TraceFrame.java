package dev.utraced.target;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What was collected at one hit of a tracepoint, or at one of the steps after it. */
public interface TraceFrame {
    /** 0 is the oldest in the buffer. */
    int number();

    /** The number of the tracepoint. */
    int tracepoint();

    long pc();

    /** All registers in the order of the description; empty: they were not collected. */
    Optional<byte[]> registers();

    /** @return how many bytes are there from the address on, and now in the buffer; 0: that one was not collected */
    int readMemory(long address, ByteBuffer into);

    List<MemoryRange> memory();

    /** The numbers of the trace state variables that were collected. */
    List<Integer> variables();

    OptionalLong variable(int number);
}
