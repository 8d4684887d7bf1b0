package dev.utraced.server.fake;

import dev.utraced.target.ProcessId;
import dev.utraced.target.ThreadId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** One process: 4 KiB of memory, threads, and what it will do. */
final class FakeProcess {
    static final long MEMORY_START = 0x1000;

    final ProcessId id;
    final String program;
    final byte[] memory = new byte[4096];
    final NavigableMap<Integer, FakeThread> threads = new TreeMap<>();

    /** Libraries that have come to those that every process has. */
    final List<String> loaded = new ArrayList<>();

    /** What has happened before somebody attaches. */
    final Deque<String> before = new ArrayDeque<>();

    /** What happens at each further resume; nothing: it runs. */
    final Deque<String> script = new ArrayDeque<>();

    FakeProcess(int pid, String program) {
        this.id = new ProcessId(pid);
        this.program = program;
        addThread(pid);
        for (int i = 0; i < memory.length; i++) {
            memory[i] = (byte) i;
        }
    }

    void addThread(int tid) {
        threads.put(tid, new FakeThread(new ThreadId(id.pid(), tid)));
    }
}
