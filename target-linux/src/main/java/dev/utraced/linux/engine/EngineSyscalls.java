package dev.utraced.linux.engine;

import dev.utraced.target.ProcessId;
import dev.utraced.target.SyscallEvents;
import java.util.Set;

/** The client's choice of system calls, as event masks. */
final class EngineSyscalls implements SyscallEvents {
    private final Views views;

    EngineSyscalls(Views views) {
        this.views = views;
    }

    @Override
    public void reportAll(ProcessId process) {
        views.checkHolds();
        report(views.require(process), CaughtCalls.ALL);
    }

    @Override
    public void reportOnly(ProcessId process, Set<Long> numbers) {
        views.checkHolds();
        report(views.require(process), CaughtCalls.only(numbers));
    }

    @Override
    public void reportNone() {
        views.processes().forEach(process -> report(process, CaughtCalls.NONE));
    }

    private void report(HeldProcess process, CaughtCalls calls) {
        process.catches(calls);
        for (ThreadView view : views.threadsOf(process.group().pid())) {
            view.attachment().mask(process.eventMask());
        }
    }
}
