package dev.utraced.rsp.command;

import dev.utraced.rsp.wire.PayloadReader;
import dev.utraced.target.ProcessId;
import dev.utraced.target.ThreadSelector;

/**
 * Thread ids: {@code TID}, {@code pPID.TID} or {@code pPID}, which means all threads of the process; -1 stands for all, 0 for any.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/Packets.html#thread_002did-syntax">thread-id syntax</a>
 */
final class ThreadIds {
    private ThreadIds() {}

    static ThreadSelector parse(PayloadReader in) {
        if (!in.skip('p')) {
            return new ThreadSelector(ThreadSelector.ANY, number(in));
        }
        int pid = number(in);
        return new ThreadSelector(pid, in.skip('.') ? number(in) : ThreadSelector.ALL);
    }

    /** A process id alone, without the {@code p}. */
    static ProcessId parseProcess(PayloadReader in) {
        int pid = in.hexInt();
        if (pid == 0) {
            throw in.malformed("a process id that is not 0");
        }
        return new ProcessId(pid);
    }

    private static int number(PayloadReader in) {
        if (in.skip('-')) {
            in.expect('1');
            return ThreadSelector.ALL;
        }
        return in.hexInt();
    }
}
