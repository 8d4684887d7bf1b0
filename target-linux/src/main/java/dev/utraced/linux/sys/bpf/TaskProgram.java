package dev.utraced.linux.sys.bpf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The program that the kernel runs for each thread: it writes a record of {@value #RECORD_BYTES} bytes, which are the thread's number and
 * its processor, four bytes each, its name, its FS base, 0 where that is not known, and its RAX.
 *
 * <p>It is called once more behind the last one, without a task, and has nothing to say then.
 *
 * @see <a href="https://docs.kernel.org/bpf/standardization/instruction-set.html">BPF Instruction Set Architecture</a>
 */
final class TaskProgram {
    static final int RECORD_BYTES = 40;
    static final int TID = 0;
    static final int CORE = 4;
    static final int NAME = 8;
    static final int NAME_BYTES = 16;
    static final int FS_BASE = 24;
    static final int RESULT = 32;

    private static final int MOST_INSTRUCTIONS = 32;
    private static final int INSTRUCTION_BYTES = 8;

    private static final int LOAD_HALF = 0x69;
    private static final int LOAD_WORD = 0x61;
    private static final int LOAD_DOUBLE = 0x79;
    private static final int STORE_WORD = 0x63;
    private static final int STORE_DOUBLE = 0x7b;
    private static final int MOVE = 0xbf;
    private static final int MOVE_NUMBER = 0xb7;
    private static final int ADD_NUMBER = 0x07;
    private static final int JUMP_IF_NUMBER = 0x15;
    private static final int CALL = 0x85;
    private static final int EXIT = 0x95;

    /** What a function returns. */
    private static final int RETURNED = 0;

    /** A function's arguments. */
    private static final int FIRST = 1;

    private static final int SECOND = 2;
    private static final int THIRD = 3;

    /** These a call leaves as they are. */
    private static final int CONTEXT = 6;

    private static final int TASK = 7;
    private static final int FRAME = 10;

    /** {@code struct bpf_iter__task}: the iteration, whose first member is the file that is being read, and the task. */
    private static final int ITERATION = 0;

    private static final int CURRENT = 8;

    /** {@code bpf_seq_write} of linux/bpf.h. */
    private static final int SEQ_WRITE = 127;

    /** {@code bpf_task_pt_regs}. */
    private static final int TASK_REGISTERS = 175;

    private final ByteBuffer code =
            ByteBuffer.allocate(MOST_INSTRUCTIONS * INSTRUCTION_BYTES).order(ByteOrder.nativeOrder());

    private TaskProgram() {}

    static byte[] of(TaskLayout layout) {
        TaskProgram program = new TaskProgram();
        program.add(MOVE, CONTEXT, FIRST, 0, 0);
        program.add(LOAD_DOUBLE, TASK, CONTEXT, CURRENT, 0);
        int exit = program.add(JUMP_IF_NUMBER, TASK, 0, 0, 0);
        program.copy(LOAD_WORD, layout.tid(), STORE_WORD, TID);
        program.copy(LOAD_WORD, layout.core(), STORE_WORD, CORE);
        program.copy(LOAD_DOUBLE, layout.name(), STORE_DOUBLE, NAME);
        program.copy(LOAD_DOUBLE, layout.name() + Long.BYTES, STORE_DOUBLE, NAME + Long.BYTES);
        program.copyBase(layout);
        program.copyResult(layout);
        program.write();
        program.jumpHere(exit);
        program.add(MOVE_NUMBER, RETURNED, 0, 0, 0);
        program.add(EXIT, 0, 0, 0, 0);
        return program.bytes();
    }

    private void copy(int load, int from, int store, int to) {
        add(load, FIRST, TASK, from, 0);
        add(store, FRAME, FIRST, to - RECORD_BYTES, 0);
    }

    private void copyBase(TaskLayout layout) {
        add(LOAD_DOUBLE, FIRST, TASK, layout.fsBase(), 0);
        add(LOAD_HALF, SECOND, TASK, layout.fsIndex(), 0);
        int known = add(JUMP_IF_NUMBER, SECOND, 0, 0, 0);
        add(MOVE_NUMBER, FIRST, 0, 0, 0);
        jumpHere(known);
        add(STORE_DOUBLE, FRAME, FIRST, FS_BASE - RECORD_BYTES, 0);
    }

    private void copyResult(TaskLayout layout) {
        add(MOVE, FIRST, TASK, 0, 0);
        add(CALL, 0, 0, 0, TASK_REGISTERS);
        add(LOAD_DOUBLE, FIRST, RETURNED, layout.result(), 0);
        add(STORE_DOUBLE, FRAME, FIRST, RESULT - RECORD_BYTES, 0);
    }

    private void write() {
        add(LOAD_DOUBLE, FIRST, CONTEXT, ITERATION, 0);
        add(LOAD_DOUBLE, FIRST, FIRST, 0, 0);
        add(MOVE, SECOND, FRAME, 0, 0);
        add(ADD_NUMBER, SECOND, 0, 0, -RECORD_BYTES);
        add(MOVE_NUMBER, THIRD, 0, 0, RECORD_BYTES);
        add(CALL, 0, 0, 0, SEQ_WRITE);
    }

    /** @return its place */
    private int add(int operation, int destination, int source, int offset, int number) {
        int at = code.position();
        boolean little = code.order() == ByteOrder.LITTLE_ENDIAN;
        code.put((byte) operation)
                .put((byte) (little ? source << 4 | destination : destination << 4 | source))
                .putShort((short) offset)
                .putInt(number);
        return at;
    }

    /** Counted in instructions, from behind the jump. */
    private void jumpHere(int jump) {
        code.putShort(jump + 2, (short) ((code.position() - jump) / INSTRUCTION_BYTES - 1));
    }

    private byte[] bytes() {
        byte[] bytes = new byte[code.position()];
        code.flip().get(bytes);
        return bytes;
    }
}
