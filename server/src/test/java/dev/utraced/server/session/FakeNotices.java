package dev.utraced.server.session;

import dev.utraced.target.ProcessId;
import dev.utraced.target.StopEvent;
import java.util.Collection;
import java.util.List;

/** Collects. */
record FakeNotices(List<String> lines) implements Notices {
    @Override
    public void created(String program, ProcessId process) {
        lines.add("created " + program + " " + process);
    }

    @Override
    public void ended(StopEvent event) {
        lines.add("ended " + event.thread().pid() + " " + event.reason());
    }

    @Override
    public void attached(ProcessId process) {
        lines.add("attached " + process);
    }

    @Override
    public void refused(String reason) {
        lines.add("refused " + reason);
    }

    @Override
    public void detaching(ProcessId process) {
        lines.add("detaching " + process);
    }

    @Override
    public void killing(Collection<ProcessId> processes) {
        lines.add("killing " + processes);
    }

    @Override
    public void detachingAll(Collection<ProcessId> processes) {
        lines.add("detaching all " + processes);
    }

    @Override
    public void clientGone() {
        lines.add("client gone");
    }
}
