package dev.utraced.linux.breakpoint;

import dev.utraced.linux.trace.Tracee;
import java.util.Optional;

/**
 * The signal that a thread has stopped with, held back while the thread does something for us.
 *
 * @param number 0: there was none
 * @param info the raw {@code siginfo_t} with it
 */
record HeldSignal(int number, Optional<byte[]> info) {
    static HeldSignal take(Tracee tracee) {
        int number = tracee.signal().number();
        Optional<byte[]> info =
                number == 0 ? Optional.empty() : tracee.kernelState().readSigInfo();
        tracee.signal().suppress();
        return new HeldSignal(number, info);
    }

    /** The thread has stopped again: by its step, or by another signal, behind which this one then has to queue. */
    void giveBack(Tracee tracee) {
        if (number == 0) {
            return;
        }
        if (tracee.signal().number() == 0) {
            info.ifPresent(tracee.kernelState()::writeSigInfo);
            tracee.signal().deliver(number);
        } else {
            tracee.signal().queue(number);
        }
    }
}
