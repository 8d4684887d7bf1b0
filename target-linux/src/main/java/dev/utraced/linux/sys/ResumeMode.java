package dev.utraced.linux.sys;

/** How a stopped tracee is let run. */
public enum ResumeMode {
    /** PTRACE_CONT. */
    CONTINUE,
    /** PTRACE_SYSCALL: stops at the next system call's entry or return, too. */
    SYSCALL,
    /** PTRACE_SINGLESTEP. */
    STEP,
    /** PTRACE_SINGLEBLOCK: stops at the next taken branch, where the processor can. */
    BLOCK_STEP
}
