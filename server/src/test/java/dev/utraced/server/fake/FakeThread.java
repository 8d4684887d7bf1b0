package dev.utraced.server.fake;

import dev.utraced.target.StopReason;
import dev.utraced.target.ThreadId;

/** One thread. */
final class FakeThread {
    final ThreadId id;
    final byte[] registers = new byte[FakeRegisters.DESCRIPTION.totalBytes()];
    boolean running;
    StopReason told = new StopReason.Requested();

    FakeThread(ThreadId id) {
        this.id = id;
    }
}
