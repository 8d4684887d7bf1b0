package dev.utraced.linux.engine;

import dev.utraced.linux.proc.ProcessImage;
import dev.utraced.target.LibraryList;
import dev.utraced.target.ProcessFacts;
import dev.utraced.target.ProcessId;
import dev.utraced.target.ThreadId;
import java.util.OptionalLong;

/** What the kernel and the dynamic linker know of the client's processes. */
final class EngineFacts implements ProcessFacts {
    private final Views views;

    EngineFacts(Views views) {
        this.views = views;
    }

    private ProcessImage image(ProcessId process) {
        return views.require(process).image();
    }

    @Override
    public byte[] auxv(ProcessId process) {
        return image(process).auxv().raw();
    }

    @Override
    public String execFile(ProcessId process) {
        return image(process).execFile();
    }

    @Override
    public LibraryList libraries(ProcessId process) {
        return image(process).libraries();
    }

    @Override
    public LibraryList librariesFrom(ProcessId process, long linkMap, long previous, long namespace) {
        return image(process).librariesFrom(linkMap, previous, namespace);
    }

    @Override
    public OptionalLong threadLocalAddress(ThreadId thread, long offset, long linkMap) {
        ThreadView view = views.requireStopped(thread);
        long threadPointer = view.tracee().group().architecture().threadPointer(view.registers());
        return image(thread.process()).threadLocalAddress(threadPointer, offset, linkMap);
    }
}
