package dev.utraced.server.fake;

import dev.utraced.target.ProcessId;
import dev.utraced.target.StopReason;
import dev.utraced.target.SyscallEvents;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;

/** Keeps what is to be reported. */
final class FakeSyscalls implements SyscallEvents {
    private final FakeTarget target;
    private final Map<ProcessId, LongPredicate> reported = new HashMap<>();

    FakeSyscalls(FakeTarget target) {
        this.target = target;
    }

    /** Whether the client hears of it; of other things than system calls it always does. */
    boolean hears(FakeProcess process, StopReason reason) {
        LongPredicate calls = reported.getOrDefault(process.id, any -> false);
        if (reason instanceof StopReason.SyscallEntry entry) {
            return calls.test(entry.number());
        }
        return !(reason instanceof StopReason.SyscallReturn exit) || calls.test(exit.number());
    }

    @Override
    public void reportAll(ProcessId process) {
        report(process, any -> true);
    }

    @Override
    public void reportOnly(ProcessId process, Set<Long> numbers) {
        report(process, numbers::contains);
    }

    private void report(ProcessId process, LongPredicate calls) {
        target.held(process);
        reported.put(process, calls);
    }

    @Override
    public void reportNone() {
        reported.clear();
    }
}
