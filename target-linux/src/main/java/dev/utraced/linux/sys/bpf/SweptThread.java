package dev.utraced.linux.sys.bpf;

import dev.utraced.target.ThreadFacts;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a sweep has seen of one thread. It is the next one's as soon as whoever is shown it is done. */
public final class SweptThread {
    private final ByteBuffer records;
    private final byte[] name = new byte[TaskProgram.NAME_BYTES];
    private int at;

    SweptThread(ByteBuffer records) {
        this.records = records;
    }

    void at(int offset) {
        at = offset;
    }

    public int tid() {
        return records.getInt(at + TaskProgram.TID);
    }

    public ThreadFacts facts() {
        records.get(at + TaskProgram.NAME, name);
        int length = 0;
        while (length < name.length && name[length] != 0) {
            length++;
        }
        return new ThreadFacts(
                new String(name, 0, length, StandardCharsets.UTF_8), records.getInt(at + TaskProgram.CORE));
    }

    /** Of one that does not run: the FS base of a 64-bit program; 0: unknown. */
    public long threadPointer() {
        return records.getLong(at + TaskProgram.FS_BASE);
    }

    /** Of one that is stopped: RAX, in which a system call has left what became of it. */
    public long result() {
        return records.getLong(at + TaskProgram.RESULT);
    }
}
