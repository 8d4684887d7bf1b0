package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.Architecture;
import dev.utraced.linux.arch.DebugRegisters;
import dev.utraced.linux.arch.InstructionMover;
import dev.utraced.linux.arch.JumpPadMaker;
import dev.utraced.linux.arch.RegisterBank;
import dev.utraced.linux.arch.StepMender;
import dev.utraced.linux.arch.SyscallRegisters;
import dev.utraced.tdesc.TargetDescription;
import java.util.List;

/** One of the kinds of x86 program on this processor. */
final class X86Architecture implements Architecture {
    private static final byte INT3 = (byte) 0xcc;

    private final X86Abi abi;
    private final X86Word word;
    private final TargetDescription description;
    private final List<Integer> expedited;
    private final X86Registers registers;
    private final SyscallRegisters syscalls;
    private final InstructionMover mover;
    private final JumpPadMaker jumpPads;
    private final DebugRegisters debugRegisters;

    X86Architecture(X86Abi abi, XsaveLayout layout, InstructionMover mover, DebugRegisters debugRegisters) {
        this.abi = abi;
        this.mover = mover;
        this.debugRegisters = debugRegisters;
        word = abi.is64Bit() ? X86Word.WIDE : X86Word.NARROW;
        description = abi.description(layout.components());
        expedited = abi.expedited().stream()
                .map(name -> description.register(name).number())
                .toList();
        registers = new X86Registers(description, layout);
        syscalls = X86SyscallRegisters.of(abi);
        jumpPads = abi == X86Abi.AMD64 ? new X86JumpPadMaker(this::registerName, syscalls) : JumpPadMaker.NONE;
    }

    @Override
    public int wordSizeBytes() {
        return abi.wordSizeBytes();
    }

    @Override
    public TargetDescription description() {
        return description;
    }

    @Override
    public int pcRegister() {
        return description
                .register(wordSizeBytes() == Long.BYTES ? "rip" : "eip")
                .number();
    }

    @Override
    public List<Integer> expedited() {
        return expedited;
    }

    @Override
    public boolean readRegister(RegisterBank bank, int number, byte[] into, int offset) {
        return registers.read(bank, number, into, offset);
    }

    @Override
    public void readRegisters(RegisterBank bank, byte[] into, int offset) {
        registers.readAll(bank, into, offset);
    }

    @Override
    public boolean writeRegister(RegisterBank bank, int number, byte[] from, int offset) {
        return registers.write(bank, number, from, offset);
    }

    @Override
    public long pc(RegisterBank bank) {
        return word.unsigned(UserReg.RIP.get(bank));
    }

    @Override
    public void setPc(RegisterBank bank, long address) {
        UserReg.RIP.set(bank, word.unsigned(address));
        UserReg.ORIG_RAX.set(bank, X86SyscallRegisters.NO_CALL);
    }

    @Override
    public long stackPointer(RegisterBank bank) {
        return word.unsigned(UserReg.RSP.get(bank));
    }

    /** A 32-bit program's descriptor is in the GDT; the kernel gives its base as that of the segment register. */
    @Override
    public long threadPointer(RegisterBank bank) {
        return abi.is64Bit() ? UserReg.FS_BASE.get(bank) : word.unsigned(UserReg.GS_BASE.get(bank));
    }

    @Override
    public byte[] trapInstruction() {
        return new byte[] {INT3};
    }

    @Override
    public int trapPcOffset() {
        return 1;
    }

    @Override
    public SyscallRegisters syscalls() {
        return syscalls;
    }

    @Override
    public InstructionMover mover() {
        return mover;
    }

    @Override
    public JumpPadMaker jumpPads() {
        return jumpPads;
    }

    private String registerName(int number) {
        return description.has(number) ? description.register(number).name() : "";
    }

    @Override
    public DebugRegisters debugRegisters() {
        return debugRegisters;
    }

    @Override
    public StepMender stepMender() {
        return new X86StepMender(word);
    }
}
