package dev.utraced.linux.engine;

import dev.utraced.linux.sys.LinuxSignals;
import dev.utraced.linux.trace.Tracee;
import dev.utraced.target.Signal;
import dev.utraced.target.SignalPolicy;
import dev.utraced.target.StopReason;
import dev.utraced.target.TargetException;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Signals on their way to the program. */
final class EngineSignals implements SignalPolicy {
    private final BitSet passed = new BitSet();
    private Optional<Set<Signal>> allowed = Optional.empty();

    @Override
    public void pass(Set<Signal> signals) {
        passed.clear();
        signals.forEach(signal -> passed.set(signal.number()));
    }

    @Override
    public void program(Set<Signal> signals) {
        allowed = Optional.of(Set.copyOf(signals));
    }

    boolean passes(Signal signal) {
        return passed.get(signal.number());
    }

    /** The client resumes a thread with this signal, or with none. @throws TargetException where Linux has no such signal */
    void resume(ThreadView view, Optional<Signal> signal) {
        int number = signal.map(EngineSignals::linuxNumber).orElse(0);
        Tracee tracee = view.tracee();
        if (number != 0 && tracee.signal().number() != number) {
            if (!tracee.signal().deliver(number)) {
                view.sent(number);
            }
        } else if (number == 0 && view.tookSignal()) {
            tracee.signal().suppress();
        }
    }

    static int linuxNumber(Signal signal) {
        if (signal.number() == 0) {
            return 0;
        }
        OptionalInt number = LinuxSignals.toLinux(signal);
        return number.orElseThrow(() -> new TargetException("signal " + signal.number() + " is not one of Linux"));
    }

    /** The client lets go of a thread: a signal that it has seen, or should have, goes on only where the client allows it. */
    void letGo(ThreadView view) {
        boolean mine = view.tookSignal()
                || view.untaken().filter(StopReason.Signalled.class::isInstance).isPresent();
        if (mine
                && view.owed().isEmpty()
                && view.tracee().isStopped()
                && !mayReach(view.tracee().signal().number())) {
            view.tracee().signal().suppress();
        }
    }

    /** Where the client has said nothing, only the signals of debugging itself are dropped. */
    private boolean mayReach(int number) {
        Signal signal = LinuxSignals.toGdb(number);
        return allowed.map(set -> set.contains(signal))
                .orElse(!signal.equals(Signal.TRAP) && !signal.equals(Signal.INT));
    }
}
