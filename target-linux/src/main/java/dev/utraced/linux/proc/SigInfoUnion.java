package dev.utraced.linux.proc;

import dev.utraced.linux.sys.LinuxSignals;
import java.util.List;

/**
 * The members of the union in {@code siginfo_t} (include/uapi/asm-generic/siginfo.h), each with the places of its fields in the 64-bit
 * layout and in the 32-bit one.
 */
enum SigInfoUnion {
    KILL(same(16, 12), same(20, 16)),
    TIMER(same(16, 12), same(20, 16), unsigned(24, 20)),
    QUEUE(same(16, 12), same(20, 16), unsigned(24, 20)),
    CHILD(same(16, 12), same(20, 16), same(24, 20), signed(32, 24), signed(40, 28)),
    FAULT(unsigned(16, 12)),
    MEMORY_ERROR(unsigned(16, 12), same(24, 16)),
    BOUNDS(unsigned(16, 12), unsigned(32, 20), unsigned(40, 24)),
    PROTECTION_KEY(unsigned(16, 12), same(32, 20)),
    PERF(unsigned(16, 12), unsigned(24, 16), same(32, 20), same(36, 24)),
    POLL(signed(16, 12), same(24, 16)),
    SYSTEM_CALL(unsigned(16, 12), same(24, 16), same(28, 20));

    private static final int SIGSYS = 31;

    private static final int SI_TIMER = -2;
    private static final int SI_SIGIO = -5;

    private static final int BUS_MCEERR_AR = 4;
    private static final int BUS_MCEERR_AO = 5;
    private static final int SEGV_BNDERR = 3;
    private static final int SEGV_PKUERR = 4;
    private static final int TRAP_PERF = 6;

    /** Highest codes that the kernel gives (kernel/signal.c, siginfo_layout); what is above is its own talk with tracers. */
    private static final int MAX_POLL_CODE = 6;

    private static final int MAX_FAULT_CODE = 15;

    private final List<SigInfoField> fields;

    SigInfoUnion(SigInfoField... fields) {
        this.fields = List.of(fields);
    }

    List<SigInfoField> fields() {
        return fields;
    }

    /** The member that is in use. @param signal Linux number */
    static SigInfoUnion of(int signal, int code) {
        if (code <= 0) {
            return switch (code) {
                case 0 -> KILL;
                case SI_TIMER -> TIMER;
                case SI_SIGIO -> POLL;
                default -> QUEUE;
            };
        }
        return switch (signal) {
            case LinuxSignals.SIGILL, LinuxSignals.SIGFPE -> fault(code);
            case LinuxSignals.SIGBUS -> code == BUS_MCEERR_AR || code == BUS_MCEERR_AO ? MEMORY_ERROR : fault(code);
            case LinuxSignals.SIGSEGV -> ofSegmentationFault(code);
            case LinuxSignals.SIGTRAP -> code == TRAP_PERF ? PERF : fault(code);
            case LinuxSignals.SIGCHLD -> code <= MAX_POLL_CODE ? CHILD : KILL;
            case SIGSYS -> code <= MAX_POLL_CODE ? SYSTEM_CALL : KILL;
            // F_SETSIG lets any signal stand for SIGPOLL.
            default -> code <= MAX_POLL_CODE ? POLL : KILL;
        };
    }

    private static SigInfoUnion ofSegmentationFault(int code) {
        return switch (code) {
            case SEGV_BNDERR -> BOUNDS;
            case SEGV_PKUERR -> PROTECTION_KEY;
            default -> fault(code);
        };
    }

    private static SigInfoUnion fault(int code) {
        return code <= MAX_FAULT_CODE ? FAULT : KILL;
    }

    private static SigInfoField same(int offset64, int offset32) {
        return new SigInfoField(offset64, offset32, SigInfoField.Width.SAME);
    }

    private static SigInfoField signed(int offset64, int offset32) {
        return new SigInfoField(offset64, offset32, SigInfoField.Width.SIGNED_WORD);
    }

    private static SigInfoField unsigned(int offset64, int offset32) {
        return new SigInfoField(offset64, offset32, SigInfoField.Width.UNSIGNED_WORD);
    }
}
