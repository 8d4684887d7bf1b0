package dev.utraced.linux.sys;

/** Numbers of {@code linux/ptrace.h} and of x86's {@code asm/ptrace-abi.h}. */
final class PtraceRequest {
    static final int PEEKUSER = 3;
    static final int POKEUSER = 6;
    static final int CONT = 7;
    static final int SINGLESTEP = 9;
    static final int GETREGS = 12;
    static final int SETREGS = 13;
    static final int DETACH = 17;
    static final int SYSCALL = 24;
    static final int SINGLEBLOCK = 33;
    static final int SETOPTIONS = 0x4200;
    static final int GETEVENTMSG = 0x4201;
    static final int GETSIGINFO = 0x4202;
    static final int SETSIGINFO = 0x4203;
    static final int GETREGSET = 0x4204;
    static final int SETREGSET = 0x4205;
    static final int SEIZE = 0x4206;
    static final int INTERRUPT = 0x4207;
    static final int LISTEN = 0x4208;
    static final int PEEKSIGINFO = 0x4209;
    static final int GETSIGMASK = 0x420a;
    static final int SETSIGMASK = 0x420b;
    static final int SECCOMP_GET_FILTER = 0x420c;
    static final int GET_SYSCALL_INFO = 0x420e;

    static final int OPTION_TRACESYSGOOD = 1;
    static final int OPTION_TRACEFORK = 1 << 1;
    static final int OPTION_TRACEVFORK = 1 << 2;
    static final int OPTION_TRACECLONE = 1 << 3;
    static final int OPTION_TRACEEXEC = 1 << 4;
    static final int OPTION_TRACEVFORKDONE = 1 << 5;
    static final int OPTION_TRACEEXIT = 1 << 6;
    static final int OPTION_EXITKILL = 1 << 20;

    private PtraceRequest() {}

    static int of(ResumeMode mode) {
        return switch (mode) {
            case CONTINUE -> CONT;
            case SYSCALL -> SYSCALL;
            case STEP -> SINGLESTEP;
            case BLOCK_STEP -> SINGLEBLOCK;
        };
    }

    static String name(int request) {
        return switch (request) {
            case PEEKUSER -> "PTRACE_PEEKUSER";
            case POKEUSER -> "PTRACE_POKEUSER";
            case CONT -> "PTRACE_CONT";
            case SINGLESTEP -> "PTRACE_SINGLESTEP";
            case GETREGS -> "PTRACE_GETREGS";
            case SETREGS -> "PTRACE_SETREGS";
            case DETACH -> "PTRACE_DETACH";
            case SYSCALL -> "PTRACE_SYSCALL";
            case SINGLEBLOCK -> "PTRACE_SINGLEBLOCK";
            case SETOPTIONS -> "PTRACE_SETOPTIONS";
            case GETEVENTMSG -> "PTRACE_GETEVENTMSG";
            case GETSIGINFO -> "PTRACE_GETSIGINFO";
            case SETSIGINFO -> "PTRACE_SETSIGINFO";
            case GETREGSET -> "PTRACE_GETREGSET";
            case SETREGSET -> "PTRACE_SETREGSET";
            case SEIZE -> "PTRACE_SEIZE";
            case PEEKSIGINFO -> "PTRACE_PEEKSIGINFO";
            case GETSIGMASK -> "PTRACE_GETSIGMASK";
            case SETSIGMASK -> "PTRACE_SETSIGMASK";
            case INTERRUPT -> "PTRACE_INTERRUPT";
            case LISTEN -> "PTRACE_LISTEN";
            case GET_SYSCALL_INFO -> "PTRACE_GET_SYSCALL_INFO";
            default -> "ptrace " + request;
        };
    }
}
