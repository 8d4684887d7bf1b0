package dev.utraced.linux.fake;

import dev.utraced.linux.arch.Architecture;
import dev.utraced.linux.arch.BoostedCopy;
import dev.utraced.linux.arch.DebugRegisters;
import dev.utraced.linux.arch.InferiorMemory;
import dev.utraced.linux.arch.InstructionMover;
import dev.utraced.linux.arch.JumpPadMaker;
import dev.utraced.linux.arch.MovedInstruction;
import dev.utraced.linux.arch.RegisterBank;
import dev.utraced.linux.arch.StepMender;
import dev.utraced.linux.arch.SyscallRegisters;
import dev.utraced.linux.arch.x86.X86DebugRegisters;
import dev.utraced.tdesc.Register;
import dev.utraced.tdesc.TargetDescription;
import java.util.List;
import java.util.Optional;

/** The architecture of {@link FakeMachine}: pc, stack pointer, result and call number, 8 bytes each. */
public final class FakeArchitecture implements Architecture {
    private static final TargetDescription DESCRIPTION = new TargetDescription(
            "fake", List.of(new Register("pc", 0, 8, 0), new Register("sp", 1, 8, 8)), 2, "<target/>");

    @Override
    public int wordSizeBytes() {
        return 8;
    }

    @Override
    public TargetDescription description() {
        return DESCRIPTION;
    }

    @Override
    public int pcRegister() {
        return 0;
    }

    @Override
    public List<Integer> expedited() {
        return List.of(0);
    }

    @Override
    public boolean readRegister(RegisterBank bank, int number, byte[] into, int offset) {
        long value = bank.general().getLong(number * 8);
        for (int i = 0; i < 8; i++) {
            into[offset + i] = (byte) (value >>> 8 * i);
        }
        return true;
    }

    @Override
    public void readRegisters(RegisterBank bank, byte[] into, int offset) {
        readRegister(bank, 0, into, offset);
        readRegister(bank, 1, into, offset + 8);
    }

    @Override
    public boolean writeRegister(RegisterBank bank, int number, byte[] from, int offset) {
        long value = 0;
        for (int i = 7; i >= 0; i--) {
            value = value << 8 | from[offset + i] & 0xff;
        }
        bank.general().putLong(number * 8, value);
        bank.touchGeneral();
        return true;
    }

    @Override
    public long pc(RegisterBank bank) {
        return bank.general().getLong(FakeTask.PC);
    }

    @Override
    public void setPc(RegisterBank bank, long address) {
        bank.general().putLong(FakeTask.PC, address);
        bank.touchGeneral();
    }

    @Override
    public long stackPointer(RegisterBank bank) {
        return bank.general().getLong(FakeTask.STACK_POINTER);
    }

    @Override
    public long threadPointer(RegisterBank bank) {
        return 0;
    }

    @Override
    public byte[] trapInstruction() {
        return new byte[] {(byte) FakeMachine.TRAP};
    }

    @Override
    public int trapPcOffset() {
        return 1;
    }

    @Override
    public DebugRegisters debugRegisters() {
        return new X86DebugRegisters();
    }

    /** The flag by which a fake task steps is none that it could see. */
    @Override
    public StepMender stepMender() {
        return new StepMender() {
            @Override
            public void stepping(RegisterBank bank) {}

            @Override
            public void stepped(RegisterBank bank, InferiorMemory memory) {}
        };
    }

    @Override
    public JumpPadMaker jumpPads() {
        return JumpPadMaker.NONE;
    }

    @Override
    public InstructionMover mover() {
        return new Mover();
    }

    @Override
    public SyscallRegisters syscalls() {
        return new Calls();
    }

    private final class Mover implements InstructionMover {
        @Override
        public int maxLengthBytes() {
            return 1;
        }

        @Override
        public boolean emulate(byte[] code, long address, RegisterBank bank, InferiorMemory memory) {
            boolean known = code.length == 1 && (code[0] & 0xff) == FakeMachine.NOP;
            if (known) {
                setPc(bank, address + 1);
            }
            return known;
        }

        @Override
        public boolean isPlain(byte[] code) {
            return true;
        }

        @Override
        public Optional<BoostedCopy> boost(byte[] code, long address, long slot) {
            return code.length == 1 && code[0] == FakeMachine.BOOSTABLE
                    ? Optional.of(new Boosted(address, slot))
                    : Optional.empty();
        }

        @Override
        public Optional<MovedInstruction> displace(byte[] code, long address) {
            return code.length < 1 || code[0] == FakeMachine.UNMOVABLE
                    ? Optional.empty()
                    : Optional.of(new Moved(code, address));
        }
    }

    private final class Boosted implements BoostedCopy {
        private final long address;
        private final long slot;

        private Boosted(long address, long slot) {
            this.address = address;
            this.slot = slot;
        }

        @Override
        public byte[] code() {
            int back = (int) (address - slot) - FakeMachine.JUMP_BYTES;
            return new byte[] {FakeMachine.BOOSTABLE, (byte) FakeMachine.JUMP, (byte) back, (byte) (back >> 8)};
        }

        @Override
        public boolean begin(RegisterBank bank) {
            setPc(bank, slot);
            return true;
        }

        @Override
        public boolean finish(RegisterBank bank) {
            long offset = pc(bank) - slot;
            if (offset == 0 || offset == 1) {
                setPc(bank, address + offset);
            }
            return offset != 0;
        }
    }

    private final class Moved implements MovedInstruction {
        private final byte[] code;
        private final long address;

        private Moved(byte[] code, long address) {
            this.code = code;
            this.address = address;
        }

        @Override
        public byte[] code() {
            return code;
        }

        @Override
        public void begin(RegisterBank bank, long slot) {
            setPc(bank, slot);
        }

        @Override
        public boolean finish(RegisterBank bank, long slot, InferiorMemory memory) {
            long offset = pc(bank) - slot;
            if (offset == 0 || offset == 1) {
                setPc(bank, address + offset);
            }
            return offset != 0;
        }
    }

    private static final class Calls implements SyscallRegisters {
        @Override
        public long number(RegisterBank bank) {
            return bank.general().getLong(FakeTask.CALL);
        }

        @Override
        public long result(RegisterBank bank) {
            return bank.general().getLong(FakeTask.RESULT);
        }

        @Override
        public void setResult(RegisterBank bank, long value) {
            bank.general().putLong(FakeTask.RESULT, value);
            bank.touchGeneral();
        }

        @Override
        public long argument(RegisterBank bank, int index) {
            return 0;
        }

        @Override
        public void setArgument(RegisterBank bank, int index, long value) {}

        @Override
        public void repeat(RegisterBank bank, long number) {
            bank.general().putLong(FakeTask.PC, bank.general().getLong(FakeTask.PC) - 1);
            bank.general().putLong(FakeTask.RESULT, number);
            bank.general().putLong(FakeTask.CALL, -1);
            bank.touchGeneral();
        }

        @Override
        public long numberAskedFor(RegisterBank bank) {
            return result(bank);
        }

        @Override
        public long placeOf(long behind) {
            return behind - 1;
        }

        @Override
        public boolean restartsByItself(RegisterBank bank) {
            return number(bank) != -1 && isRestart(result(bank));
        }

        @Override
        public boolean onlySleeps(RegisterBank bank) {
            return number(bank) == FakeMachine.SLEEP_NUMBER;
        }

        @Override
        public boolean isRestart(long result) {
            return result == FakeMachine.RESTART;
        }

        @Override
        public boolean continues(long number) {
            return false;
        }

        @Override
        public boolean areWide() {
            return true;
        }

        @Override
        public int longestInstructionBytes() {
            return 1;
        }

        @Override
        public boolean isInstruction(byte[] code) {
            return code[0] == FakeMachine.CALL || code[0] == FakeMachine.SLEEP;
        }

        @Override
        public Timeout timeout(long number) {
            return new Timeout.Fixed();
        }
    }
}
