package dev.utraced.server.session;

import dev.utraced.target.ResumeRequest;
import dev.utraced.target.StopEvent;
import dev.utraced.target.StopReason;
import dev.utraced.target.ThreadId;
import java.util.List;
import java.util.function.Predicate;

/**
 * What one resume packet resumed, as a test for events: the end of a process, or of its program, concerns whoever resumed any thread of it, other
 * events only those who resumed that thread.
 */
record ResumedThreads(List<ResumeRequest> requests) implements Predicate<StopEvent> {
    ResumedThreads {
        requests = List.copyOf(requests);
    }

    @Override
    public boolean test(StopEvent event) {
        ThreadId thread = event.thread();
        for (ResumeRequest request : requests) {
            int pid = request.threads().pid();
            boolean sameProcess = pid <= 0 || pid == thread.pid();
            if (request.threads().matches(thread) || concernsProcess(event.reason()) && sameProcess) {
                return true;
            }
        }
        return false;
    }

    /** An exec is told of the first thread, whichever called it. */
    private static boolean concernsProcess(StopReason reason) {
        return reason.endsProcess() || reason instanceof StopReason.Execed;
    }
}
