package dev.utraced.linux.fake;

/** One thread's instructions, one byte each. */
public final class FakeMachine {
    /** Does nothing, and can be carried out without being executed. */
    public static final int NOP = 0x90;

    /** Does nothing, and can be executed elsewhere. */
    public static final int MOVABLE = 0x01;

    /** Does nothing, and must be executed in its place. */
    public static final int UNMOVABLE = 0x02;

    /** Does nothing, and can be executed elsewhere with nobody watching. */
    public static final int BOOSTABLE = 0x03;

    /** Goes on as many bytes behind it, or before it, as the two bytes in it say, the lower one first. */
    public static final int JUMP = 0xe9;

    static final int JUMP_BYTES = 3;

    public static final int TRAP = 0xcc;

    /** A system call that sleeps until it is interrupted, with EINTR. */
    public static final int CALL = 0x05;

    /** The number of that call. */
    public static final long CALL_NUMBER = 232;

    /** A system call that sleeps until it is interrupted, and is restarted by the kernel then. */
    public static final int SLEEP = 0x06;

    /** The number of that call. */
    public static final long SLEEP_NUMBER = 34;

    /** Runs for ever. */
    public static final int SPIN = 0x00;

    public static final long EINTR = -4;
    static final long RESTART = -514;
    static final int SI_KERNEL = 0x80;

    private final FakeMemory memory;
    private final FakeTask task;

    enum Outcome {
        STEPPED,
        TRAPPED,
        ENTERED,
        BLOCKED
    }

    FakeMachine(FakeMemory memory, FakeTask task) {
        this.memory = memory;
        this.task = task;
    }

    Outcome run(boolean oneStep) {
        while (true) {
            Outcome outcome = execute();
            if (oneStep || outcome != Outcome.STEPPED) {
                return outcome;
            }
        }
    }

    private Outcome execute() {
        long pc = task.pc();
        int instruction = memory.at(pc);
        switch (instruction) {
            case SPIN -> {
                return Outcome.BLOCKED;
            }
            case TRAP -> {
                task.pc(pc + 1);
                return Outcome.TRAPPED;
            }
            case JUMP -> {
                task.pc(pc + JUMP_BYTES + (short) (memory.at(pc + 1) | memory.at(pc + 2) << 8));
                return Outcome.STEPPED;
            }
            case CALL, SLEEP -> {
                task.pc(pc + 1);
                task.registers.putLong(FakeTask.CALL, instruction == CALL ? CALL_NUMBER : SLEEP_NUMBER);
                task.inCall = !task.callsAreTraced;
                task.atEntry = task.callsAreTraced;
                return task.callsAreTraced ? Outcome.ENTERED : Outcome.BLOCKED;
            }
            default -> {
                task.pc(pc + 1);
                return Outcome.STEPPED;
            }
        }
    }
}
