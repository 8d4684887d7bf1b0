package dev.utraced.server.fake;

import dev.utraced.target.ProcessId;
import dev.utraced.target.ProgramStreams;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One stream for all programs; what is typed is in the target's log, and so is what goes elsewhere. */
final class FakeStreams implements ProgramStreams {
    private final FakeTarget target;
    private final ByteBuffer printed = ByteBuffer.allocate(10_000).flip();
    private Optional<Runnable> listener = Optional.empty();

    FakeStreams(FakeTarget target) {
        this.target = target;
    }

    void print(String text) {
        if (listener.isEmpty()) {
            target.note("elsewhere " + text);
            return;
        }
        printed.compact().put(text.getBytes(StandardCharsets.UTF_8)).flip();
        listener.get().run();
    }

    @Override
    public void listen(Optional<Runnable> available) {
        listener = available;
    }

    @Override
    public int read(ByteBuffer into) {
        int length = Math.min(printed.remaining(), into.remaining());
        into.put(printed.slice().limit(length));
        printed.position(printed.position() + length);
        return length;
    }

    @Override
    public int type(ProcessId process, ByteBuffer text) {
        target.held(process);
        int length = text.remaining();
        target.note("typed " + StandardCharsets.UTF_8.decode(text).toString().strip());
        return length;
    }

    @Override
    public void endInput(ProcessId process) {
        target.held(process);
        target.note("end of input");
    }
}
