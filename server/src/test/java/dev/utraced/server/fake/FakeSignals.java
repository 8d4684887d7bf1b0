package dev.utraced.server.fake;

import dev.utraced.target.SigInfo;
import dev.utraced.target.Signal;
import dev.utraced.target.SignalPolicy;
import dev.utraced.target.ThreadId;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Notes the policy, and holds one {@code siginfo_t} of 8 bytes for all threads. */
final class FakeSignals implements SignalPolicy, SigInfo {
    private final FakeTarget target;
    private final byte[] info = {1, 2, 3, 4, 5, 6, 7, 8};

    FakeSignals(FakeTarget target) {
        this.target = target;
    }

    @Override
    public void pass(Set<Signal> signals) {
        target.note("pass " + numbers(signals));
    }

    @Override
    public void program(Set<Signal> signals) {
        target.note("program " + numbers(signals));
    }

    private static List<Integer> numbers(Collection<Signal> signals) {
        return signals.stream().map(Signal::number).sorted().toList();
    }

    @Override
    public byte[] read(ThreadId thread) {
        target.thread(thread);
        return info.clone();
    }

    @Override
    public void write(ThreadId thread, int offset, byte[] bytes) {
        System.arraycopy(bytes, 0, info, offset, bytes.length);
    }
}
