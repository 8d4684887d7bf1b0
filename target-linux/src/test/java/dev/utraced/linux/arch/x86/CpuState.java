package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.InferiorMemory;
import dev.utraced.linux.arch.RegisterBank;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;

/** Registers and one page of memory of a thread that is not there. */
final class CpuState implements RegisterBank, InferiorMemory {
    /** The only memory, at an address that 32-bit code has, too. */
    static final long ARENA = 0x20000000L;

    static final int ARENA_BYTES = 4096;
    static final int GENERAL_BYTES = UserReg.values().length * Long.BYTES;

    private static final long CODE_64 = 0x33;
    private static final long CODE_32 = 0x23;
    private static final long DATA = 0x2b;
    /** What the kernel always sets: interrupts are on, and a bit that is always 1. */
    private static final long FIXED_FLAGS = 0x202;

    private final ByteBuffer general;
    private final ByteBuffer extended;
    private final byte[] arena;
    private boolean touched;

    CpuState(byte[] general, byte[] arena, byte[] extended) {
        this.general = ByteBuffer.wrap(general).order(ByteOrder.nativeOrder());
        this.arena = arena;
        this.extended = ByteBuffer.wrap(extended).order(ByteOrder.nativeOrder());
    }

    /** Registers that are often small numbers, or addresses in the arena; the stack in its middle; flags at random. */
    static CpuState random(Random random, boolean is64, long pc) {
        byte[] arena = new byte[ARENA_BYTES];
        for (int at = 0; at < ARENA_BYTES; at += Long.BYTES) {
            LittleEndian.put(value(random), arena, at, Long.BYTES);
        }
        var state = new CpuState(new byte[GENERAL_BYTES], arena, new byte[ARENA_BYTES]);
        for (UserReg register : UserReg.values()) {
            if (register.compareTo(UserReg.RIP) < 0) {
                state.set(register, is64 ? value(random) : value(random) & 0xffffffffL);
            }
        }
        state.set(UserReg.RSP, ARENA + 1024 + 8 * random.nextInt(200));
        state.set(UserReg.RBP, ARENA + 1024 + random.nextInt(2000));
        state.set(UserReg.RIP, pc);
        state.set(UserReg.ORIG_RAX, -1);
        state.set(UserReg.EFLAGS, FIXED_FLAGS | random.nextInt() & (Flags.STATUS | Flags.DF));
        state.set(UserReg.CS, is64 ? CODE_64 : CODE_32);
        state.set(UserReg.SS, DATA);
        state.set(UserReg.DS, is64 ? 0 : DATA);
        state.set(UserReg.ES, is64 ? 0 : DATA);
        state.touched = false;
        return state;
    }

    private static long value(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextInt(5) - 2;
            case 1 -> ARENA + random.nextInt(ARENA_BYTES);
            case 2 -> Long.MIN_VALUE >> random.nextInt(63);
            case 3 -> Long.MAX_VALUE >> random.nextInt(63);
            default -> random.nextLong();
        };
    }

    CpuState copy() {
        return new CpuState(generalBytes(), arena.clone(), extended.array().clone());
    }

    long get(UserReg register) {
        return general.getLong(register.offsetBytes());
    }

    void set(UserReg register, long value) {
        register.set(this, value);
    }

    byte[] generalBytes() {
        return general.array().clone();
    }

    byte[] arena() {
        return arena;
    }

    long word(long address) {
        return LittleEndian.get(arena, (int) (address - ARENA), Long.BYTES);
    }

    boolean isTouched() {
        return touched;
    }

    @Override
    public ByteBuffer general() {
        return general;
    }

    @Override
    public ByteBuffer extended() {
        return extended;
    }

    @Override
    public int extendedLengthBytes() {
        return extended.capacity();
    }

    @Override
    public void touchGeneral() {
        touched = true;
    }

    @Override
    public void touchExtended() {}

    @Override
    public boolean read(long address, byte[] into) {
        if (isOutside(address, into.length)) {
            return false;
        }
        System.arraycopy(arena, (int) (address - ARENA), into, 0, into.length);
        return true;
    }

    @Override
    public boolean write(long address, byte[] from) {
        if (isOutside(address, from.length)) {
            return false;
        }
        System.arraycopy(from, 0, arena, (int) (address - ARENA), from.length);
        return true;
    }

    private static boolean isOutside(long address, int length) {
        return address < ARENA || address > ARENA + ARENA_BYTES - length;
    }

    /** What is different in the other one, for people. */
    String differences(CpuState other) {
        var text = new StringBuilder();
        for (UserReg register : UserReg.values()) {
            if (get(register) != other.get(register)) {
                text.append("%s %x, %x; ".formatted(register, get(register), other.get(register)));
            }
        }
        int at = Arrays.mismatch(arena, other.arena);
        if (at >= 0) {
            text.append("memory at %x; ".formatted(ARENA + at));
        }
        return text.toString();
    }
}
