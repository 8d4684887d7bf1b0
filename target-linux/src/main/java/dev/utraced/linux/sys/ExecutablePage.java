package dev.utraced.linux.sys;

import com.sun.jna.Function;
import com.sun.jna.Pointer;
import java.util.Optional;

/** A page with a piece of x86-64 code, mapped for one use. It is written before it becomes executable, never both. */
final class ExecutablePage {
    private static final int LENGTH_BYTES = 4096;
    private static final int PROT_READ = 1;
    private static final int PROT_WRITE = 2;
    private static final int PROT_EXEC = 4;
    private static final int MAP_PRIVATE = 2;
    private static final int MAP_ANONYMOUS = 0x20;

    private ExecutablePage() {}

    /** @return empty where this processor would not understand the code, or the system refuses to make it executable */
    static <T> Optional<T> with(byte[] code, java.util.function.Function<Function, Optional<T>> use) {
        if (!System.getProperty("os.arch").equals("amd64")) {
            return Optional.empty();
        }
        long page = Libc.mmap(0, LENGTH_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (page == -1) {
            return Optional.empty();
        }
        try {
            Pointer pointer = new Pointer(page);
            pointer.write(0, code, 0, code.length);
            return Libc.mprotect(page, LENGTH_BYTES, PROT_READ | PROT_EXEC) == 0
                    ? use.apply(Function.getFunction(pointer))
                    : Optional.empty();
        } finally {
            Libc.munmap(page, LENGTH_BYTES);
        }
    }
}
