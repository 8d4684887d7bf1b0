package dev.utraced.it.process;

import dev.utraced.linux.sys.LinuxKernel;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Sending signals by process id: the JDK itself knows only SIGTERM and SIGKILL. */
public final class Signals {
    private Signals() {}

    /** Sends a signal to one thread. @param signal Linux's number */
    public static void sendToThread(long pid, long tid, int signal) {
        if (!new LinuxKernel().killThread((int) pid, (int) tid, signal)) {
            throw new AssertionError("no thread %d of %d".formatted(tid, pid));
        }
    }

    /** Sends {@code signal}, a name such as {@code USR1}, and waits until kill(1) has done so. */
    public static void send(long pid, String signal) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                    .inheritIO()
                    .start();
            if (kill.waitFor() != 0) {
                throw new AssertionError("kill -%s %d failed".formatted(signal, pid));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }
}
