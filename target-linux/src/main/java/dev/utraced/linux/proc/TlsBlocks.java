package dev.utraced.linux.proc;

import java.util.OptionalLong;

/** One C library's way of keeping the thread-local storage of libraries. */
interface TlsBlocks {
    /**
     * Where a thread's block of a library starts.
     *
     * @return empty where it is not allocated yet
     * @throws dev.utraced.target.TargetException where the library has no thread-local storage, or the C library is an unknown one
     */
    OptionalLong block(long threadPointer, TlsModule module);
}
