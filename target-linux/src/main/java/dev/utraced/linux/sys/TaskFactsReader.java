package dev.utraced.linux.sys;

import dev.utraced.target.ThreadFacts;
import dev.utraced.target.ThreadId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code /proc/PID/task/TID/stat} of one thread after another. Clients list all threads at each stop, so with thousands of them
 * this is what a stop costs: one file a thread, since {@code stat} has the name, too, by three calls that need no objects. The file of the
 * last thread stays open: who steps a thread asks for its processor at each step, and then one call is enough. One thread at a time.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>
 */
public final class TaskFactsReader {
    /** O_RDONLY and O_CLOEXEC, which have the same numbers on every processor. */
    private static final int READ_ONLY = 02000000;

    private static final int MOST_PATH_BYTES = 64;

    /** Twice what the line can have. */
    private static final int LINE_BYTES = 2048;

    /** Fields by their number in proc_pid_stat(5); the first behind the name is 3. */
    private static final int CORE_FIELD = 39;

    private final Scratch path = new Scratch(MOST_PATH_BYTES);
    private final Scratch line = new Scratch(LINE_BYTES);
    private final byte[] bytes = new byte[LINE_BYTES];

    /** Whose file is open. */
    private @Nullable ThreadId last;

    private int file = -1;

    /** Empty where the thread has gone. */
    public Optional<ThreadFacts> of(ThreadId thread) {
        int length = thread.equals(last) ? read() : -1;
        if (length <= 0) {
            // Another thread, or another task by now that has the same number.
            open(thread);
            length = read();
        }
        if (length <= 0) {
            return Optional.empty();
        }
        line.bytes().get(0, bytes, 0, length);
        return parse(bytes, length);
    }

    private void open(ThreadId thread) {
        if (file >= 0) {
            Libc.close(file);
        }
        String name = "/proc/" + thread.pid() + "/task/" + thread.tid() + "/stat\0";
        path.bytes().put(0, name.getBytes(StandardCharsets.US_ASCII));
        file = Libc.open(path.address(), READ_ONLY);
        last = thread;
    }

    private int read() {
        return file < 0 ? -1 : (int) Libc.pread(file, line.address(), LINE_BYTES, 0);
    }

    /** The name, in parentheses, may hold parentheses and spaces itself: the last one closes it. Empty for what is no such line. */
    static Optional<ThreadFacts> parse(byte[] line, int length) {
        int open = indexOf(line, '(', 0, length);
        int close = length - 1;
        while (close > open && line[close] != ')') {
            close--;
        }
        if (open < 0 || close <= open) {
            return Optional.empty();
        }
        int at = close;
        for (int field = 2; field < CORE_FIELD && at >= 0; field++) {
            at = indexOf(line, ' ', at + 1, length);
        }
        if (at < 0) {
            return Optional.empty();
        }
        String name = new String(line, open + 1, close - open - 1, StandardCharsets.UTF_8);
        return Optional.of(new ThreadFacts(name, number(line, at + 1, length)));
    }

    private static int indexOf(byte[] line, char wanted, int start, int end) {
        for (int i = start; i < end; i++) {
            if (line[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static int number(byte[] line, int start, int end) {
        int number = 0;
        for (int i = start; i < end && line[i] >= '0' && line[i] <= '9'; i++) {
            number = 10 * number + line[i] - '0';
        }
        return number;
    }
}
