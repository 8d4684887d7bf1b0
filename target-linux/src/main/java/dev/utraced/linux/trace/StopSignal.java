package dev.utraced.linux.trace;

import dev.utraced.linux.sys.Kernel;

/** The signal that is delivered when a stopped tracee runs on: the one that it was stopped by, unless engines decide otherwise. */
public final class StopSignal {
    private final Tracee tracee;
    private final Kernel kernel;
    private final StopDetails details;
    private int number;

    StopSignal(Tracee tracee, Kernel kernel, StopDetails details) {
        this.tracee = tracee;
        this.kernel = kernel;
        this.details = details;
    }

    /** Linux number; 0: none. */
    public int number() {
        return number;
    }

    /** Of several engines that decide about one signal, suppressing wins. */
    public void suppress() {
        number = 0;
    }

    /**
     * Delivers a signal when the tracee runs on; instead of the one it was stopped by, if any. Where the kernel takes no signal from
     * its tracer at this stop, the signal is sent in the ordinary way and passes the engines like any other.
     *
     * @return false: it has been sent, and its arrival will be reported
     */
    public boolean deliver(int newSignal) {
        if (details.takesSignal()) {
            number = newSignal;
            return true;
        }
        queue(newSignal);
        return false;
    }

    /** Sends a signal in the ordinary way; its arrival will be reported, if the tracee is still ours then. */
    public void queue(int another) {
        kernel.killThread(tracee.group().pid(), tracee.tid(), another);
    }

    void stoppedBy(TraceEvent event) {
        number = event instanceof TraceEvent.SignalArrived arrived ? arrived.signal() : 0;
    }
}
