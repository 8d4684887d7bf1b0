package dev.utraced.linux.sys.bpf;

import dev.utraced.target.ThreadFacts;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

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
    boolean run(int pid, Map<Integer, SweptThread> threads) {
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
            parse(buffer, length, threads);
            length = bpf.read(records, buffer);
        }
        Bpf.close(records);
        return length == 0;
    }

    void close() {
        Bpf.close(program);
    }

    static void parse(ByteBuffer records, int length, Map<Integer, SweptThread> threads) {
        byte[] name = new byte[TaskProgram.NAME_BYTES];
        for (int at = 0; at + TaskProgram.RECORD_BYTES <= length; at += TaskProgram.RECORD_BYTES) {
            records.get(at + TaskProgram.NAME, name);
            ThreadFacts facts = new ThreadFacts(text(name), records.getInt(at + TaskProgram.CORE));
            long pointer = records.getLong(at + TaskProgram.FS_BASE);
            long result = records.getLong(at + TaskProgram.RESULT);
            threads.put(records.getInt(at + TaskProgram.TID), new SweptThread(facts, pointer, result));
        }
    }

    private static String text(byte[] name) {
        int length = 0;
        while (length < name.length && name[length] != 0) {
            length++;
        }
        return new String(name, 0, length, StandardCharsets.UTF_8);
    }
}
