package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.RegisterBank;

/**
 * The fields of the kernel's {@code struct user_regs_struct} in their order, eight bytes each, also for 32-bit tasks.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/ptrace.2.html">ptrace(2), PTRACE_GETREGS; the struct is in sys/user.h</a>
 */
enum UserReg {
    R15,
    R14,
    R13,
    R12,
    RBP,
    RBX,
    R11,
    R10,
    R9,
    R8,
    RAX,
    RCX,
    RDX,
    RSI,
    RDI,
    ORIG_RAX,
    RIP,
    CS,
    EFLAGS,
    RSP,
    SS,
    FS_BASE,
    GS_BASE,
    DS,
    ES,
    FS,
    GS;

    int offsetBytes() {
        return ordinal() * Long.BYTES;
    }

    long get(RegisterBank bank) {
        return bank.general().getLong(offsetBytes());
    }

    /** Touches the bank only where the value is another. */
    void set(RegisterBank bank, long value) {
        if (get(bank) != value) {
            bank.general().putLong(offsetBytes(), value);
            bank.touchGeneral();
        }
    }
}
