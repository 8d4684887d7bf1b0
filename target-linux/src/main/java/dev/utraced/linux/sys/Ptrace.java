package dev.utraced.linux.sys;

/** ptrace(2) with its failures sorted: a task that has gone is an answer, all else an exception. */
final class Ptrace {
    private Ptrace() {}

    /** @return false: ESRCH */
    static boolean call(int request, int tid, long address, long data) {
        return callOr(Errno.ESRCH, request, tid, address, data);
    }

    /** @return false: ESRCH, or the error that is an answer of this request, too */
    static boolean callOr(Errno answer, int request, int tid, long address, long data) {
        return Libc.ptrace(request, tid, address, data) != -1
                || gone(Libc.errno(), answer, request, tid, address, data);
    }

    /** @return false */
    static boolean gone(Errno errno, Errno answer, int request, int tid, long address, long data) {
        if (errno.equals(Errno.ESRCH) || errno.equals(answer)) {
            return false;
        }
        String arguments = " tid=" + tid + " addr=0x" + Long.toHexString(address) + " data=0x" + Long.toHexString(data);
        throw new KernelException(PtraceRequest.name(request) + arguments, errno);
    }
}
