package dev.utraced.target;

/** The raw {@code siginfo_t} of the signal a thread is stopped with, in the layout of the process (64 or 32 bit). */
public interface SigInfo {
    /** @throws TargetException where the thread is not stopped with a signal */
    byte[] read(ThreadId thread);

    /** @throws TargetException where the thread is not stopped with a signal, or the bytes do not fit */
    void write(ThreadId thread, int offset, byte[] bytes);
}
