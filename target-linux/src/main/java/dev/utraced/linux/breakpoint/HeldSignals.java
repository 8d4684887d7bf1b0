package dev.utraced.linux.breakpoint;

import dev.utraced.linux.sys.LinuxSignals;
import dev.utraced.linux.trace.Tracee;
import java.util.Optional;

/**
 * What a thread has to do with signals, held back while it does something for us. Those that others send it meanwhile wait in the kernel:
 * each would keep it from its step once more, and two that take turns would for ever.
 *
 * @param number of the signal that it has stopped with; 0: none
 * @param info the raw {@code siginfo_t} with it
 * @param blocked the mask that it had
 */
record HeldSignals(int number, Optional<byte[]> info, long blocked) {
    static HeldSignals take(Tracee tracee) {
        int number = tracee.signal().number();
        Optional<byte[]> info =
                number == 0 ? Optional.empty() : tracee.kernelState().readSigInfo();
        tracee.signal().suppress();
        return new HeldSignals(number, info, tracee.kernelState().swapSignalMask(LinuxSignals.SENT_BY_OTHERS));
    }

    /** The thread has stopped again: by its step, or by a SIGSTOP or fault, behind which its signal then has to queue. */
    void giveBack(Tracee tracee) {
        tracee.kernelState().swapSignalMask(blocked);
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
