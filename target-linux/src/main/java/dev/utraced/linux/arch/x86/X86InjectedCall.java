package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.InferiorMemory;
import dev.utraced.linux.arch.InjectedCall;
import dev.utraced.linux.arch.RegisterBank;
import dev.utraced.linux.sys.SeccompData;
import java.util.Arrays;
import java.util.List;

/**
 * A system call of a 64-bit program. All general registers are put back, with what the kernel keeps among them of a call of the program's
 * own that it has interrupted.
 */
final class X86InjectedCall implements InjectedCall {
    private static final byte[] SYSCALL = {0x0f, 0x05};
    private static final List<UserReg> ARGUMENTS =
            List.of(UserReg.RDI, UserReg.RSI, UserReg.RDX, UserReg.R10, UserReg.R8, UserReg.R9);

    /** AUDIT_ARCH_X86_64 of linux/audit.h. */
    private static final int ARCHITECTURE = 0xc000_003e;

    private final int number;
    private final long[] arguments;
    private byte[] saved = {};
    private long result;

    /** @param arguments six at most; the other registers that can be some are zero: a filter sees them, too */
    X86InjectedCall(int number, long... arguments) {
        this.number = number;
        this.arguments = Arrays.copyOf(arguments, ARGUMENTS.size());
    }

    @Override
    public byte[] code() {
        return SYSCALL.clone();
    }

    @Override
    public SeccompData seenByFilters() {
        return new SeccompData(
                ARCHITECTURE, number, Arrays.stream(arguments).boxed().toList());
    }

    @Override
    public void begin(RegisterBank bank, long slot) {
        saved = new byte[UserReg.values().length * Long.BYTES];
        bank.general().get(0, saved);
        for (int i = 0; i < arguments.length; i++) {
            ARGUMENTS.get(i).set(bank, arguments[i]);
        }
        UserReg.RAX.set(bank, number);
        UserReg.ORIG_RAX.set(bank, X86SyscallRegisters.NO_CALL);
        UserReg.RIP.set(bank, slot);
    }

    @Override
    public boolean finish(RegisterBank bank, long slot, InferiorMemory memory) {
        boolean made = UserReg.RIP.get(bank) != slot;
        result = UserReg.RAX.get(bank);
        bank.general().put(0, saved);
        bank.touchGeneral();
        return made;
    }

    @Override
    public long result() {
        return result;
    }
}
