package dev.utraced.server.fake;

import dev.utraced.target.LibraryList;
import dev.utraced.target.ProcessFacts;
import dev.utraced.target.ProcessId;
import dev.utraced.target.ThreadId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Two libraries and those that are loaded later, and thread-local storage at the offset itself where the module is the program. */
final class FakeFacts implements ProcessFacts {
    private final FakeTarget target;

    FakeFacts(FakeTarget target) {
        this.target = target;
    }

    @Override
    public byte[] auxv(ProcessId process) {
        target.held(process);
        return new byte[] {6, 0, 0x7d, 0x23};
    }

    @Override
    public String execFile(ProcessId process) {
        return "/bin/" + target.held(process).program;
    }

    @Override
    public LibraryList libraries(ProcessId process) {
        List<LibraryList.Library> libraries =
                new ArrayList<>(List.of(library("/lib/a&b.so", 0x20), library("/lib/c.so", 0x30)));
        for (String name : target.held(process).loaded) {
            libraries.add(library(name, 0x10 * (libraries.size() + 2)));
        }
        return new LibraryList(OptionalLong.of(0x10), libraries);
    }

    @Override
    public LibraryList librariesFrom(ProcessId process, long linkMap, long previous, long namespace) {
        return new LibraryList(
                OptionalLong.empty(), List.of(library("/lib/from-" + linkMap + "-" + previous + ".so", linkMap)));
    }

    private static LibraryList.Library library(String name, long linkMap) {
        return new LibraryList.Library(name, linkMap, 0x1000, 0x2000, 0x40);
    }

    @Override
    public OptionalLong threadLocalAddress(ThreadId thread, long offset, long linkMap) {
        target.thread(thread);
        return linkMap == 0 ? OptionalLong.of(offset) : OptionalLong.empty();
    }
}
