package dev.utraced.linux.sys.bpf;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;

/** A {@link TaskProgram} that the kernel has accepted. */
final class LoadedProgram {
    /** What the kernel gives at most at once. */
    private static final int BUFFER_BYTES = 32 * 1024;

    private final Bpf bpf;
    private final int program;
    private final ByteBuffer buffer = Bpf.direct(BUFFER_BYTES);

    private LoadedProgram(Bpf bpf, int program) {
        this.bpf = bpf;
        this.program = program;
    }

    /** Empty where the kernel does not accept it. */
    static Optional<LoadedProgram> of(TaskLayout layout) {
        Bpf bpf = new Bpf();
        int program = bpf.load(TaskProgram.of(layout), layout.iterator());
        return program == Bpf.FAILED ? Optional.empty() : Optional.of(new LoadedProgram(bpf, program));
    }

    /** @return whether that was possible */
    boolean run(int pid, Consumer<SweptThread> each) {
        int link = bpf.link(program, pid);
        if (link == Bpf.FAILED) {
            return false;
        }
        int records = bpf.iterate(link);
        Bpf.close(link);
        if (records == Bpf.FAILED) {
            return false;
        }
        int length = bpf.read(records, buffer);
        while (length > 0) {
            show(buffer, length, each);
            length = bpf.read(records, buffer);
        }
        Bpf.close(records);
        return length == 0;
    }

    void close() {
        Bpf.close(program);
    }

    static void show(ByteBuffer records, int length, Consumer<SweptThread> each) {
        SweptThread thread = new SweptThread(records);
        for (int at = 0; at + TaskProgram.RECORD_BYTES <= length; at += TaskProgram.RECORD_BYTES) {
            thread.at(at);
            each.accept(thread);
        }
    }
}
