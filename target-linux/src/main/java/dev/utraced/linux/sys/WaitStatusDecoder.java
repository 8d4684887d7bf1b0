package dev.utraced.linux.sys;

import dev.utraced.linux.sys.WaitStatus.EventStop;
import dev.utraced.linux.sys.WaitStatus.Exited;
import dev.utraced.linux.sys.WaitStatus.Killed;
import dev.utraced.linux.sys.WaitStatus.SignalStop;
import dev.utraced.linux.sys.WaitStatus.SyscallStop;
import dev.utraced.linux.sys.WaitStatus.TraceEventStop;

/**
 * Reads the {@code int} that waitpid(2) fills in. Every value it can give is made once: a stepping tracee makes no garbage.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/ptrace.2.html">ptrace(2), "Stopped states"</a>
 */
final class WaitStatusDecoder {
    private static final int STOPPED = 0x7f;
    private static final int SYSCALL_MARK = 0x80;
    private static final int SIGTRAP = 5;
    private static final int EVENT_STOP = 128;
    private static final int SIGNALS = 65;

    private final WaitStatus syscallStop = new SyscallStop();
    private final WaitStatus[] exited = new WaitStatus[256];
    private final WaitStatus[] killed = new WaitStatus[SIGNALS];
    private final WaitStatus[] signalStops = new WaitStatus[SIGNALS];
    private final WaitStatus[] eventStops = new WaitStatus[SIGNALS];
    private final WaitStatus[] traceEventStops = new WaitStatus[7];

    WaitStatusDecoder() {
        for (int code = 0; code < exited.length; code++) {
            exited[code] = new Exited(code);
        }
        for (int signal = 0; signal < SIGNALS; signal++) {
            killed[signal] = new Killed(signal);
            signalStops[signal] = new SignalStop(signal);
            eventStops[signal] = new EventStop(signal);
        }
        traceEventStops[1] = new TraceEventStop(PtraceEvent.FORK);
        traceEventStops[2] = new TraceEventStop(PtraceEvent.VFORK);
        traceEventStops[3] = new TraceEventStop(PtraceEvent.CLONE);
        traceEventStops[4] = new TraceEventStop(PtraceEvent.EXEC);
        traceEventStops[5] = new TraceEventStop(PtraceEvent.VFORK_DONE);
        traceEventStops[6] = new TraceEventStop(PtraceEvent.EXIT);
    }

    WaitStatus decode(int status) {
        if ((status & 0xff) == STOPPED) {
            return stop(status >>> 8 & 0xff, status >>> 16);
        }
        int signal = status & 0x7f;
        return signal == 0 ? exited[status >>> 8 & 0xff] : killed[signal];
    }

    private WaitStatus stop(int signal, int event) {
        if (event == EVENT_STOP) {
            return eventStops[signal];
        }
        if (event == 0) {
            return signal == (SIGTRAP | SYSCALL_MARK) ? syscallStop : signalStops[signal];
        }
        if (event < traceEventStops.length) {
            return traceEventStops[event];
        }
        throw new IllegalStateException("PTRACE_EVENT stop " + event + " (expected: one of those asked for)");
    }
}
