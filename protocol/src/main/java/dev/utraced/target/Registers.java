package dev.utraced.target;

import dev.utraced.tdesc.TargetDescription;
import java.util.List;
import java.util.Optional;

/**
 * The registers of stopped threads, numbered as in the process's {@link TargetDescription}; values in the target's byte order.
 *
 * <p>Each method throws {@link TargetException} where the thread is not held, has gone, or runs.
 */
public interface Registers {
    /** The description of one process; it may differ after an exec. */
    TargetDescription description(ProcessId process);

    /** Writes all registers in order, {@link TargetDescription#totalBytes()} of them, from {@code offset} on. */
    void readAll(ThreadId thread, byte[] into, int offset);

    /** Takes as many whole registers as the bytes hold, in order; the rest keep their values. */
    void writeAll(ThreadId thread, byte[] values);

    /** @throws TargetException also where there is no such register */
    byte[] read(ThreadId thread, int register);

    /** @throws TargetException also where there is no such register, or the value has another size */
    void write(ThreadId thread, int register, byte[] value);

    /** The number of the program counter. */
    int pc(ProcessId process);

    /**
     * By what the C library knows the thread, its {@code pthread_t}: with glibc and musl the thread pointer, an address of the program's
     * word size. Unlike the other methods this one throws nothing: empty where there is none yet, and for a thread that runs or has gone.
     */
    Optional<byte[]> handle(ThreadId thread);

    /** The registers that a client asks for after each stop, by number. */
    List<Integer> expedited(ProcessId process);
}
