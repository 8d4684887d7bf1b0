package dev.utraced.linux.sys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * {@code /proc/PID/mem}. The kernel copies page by page and answers a request that runs into a hole with the bytes before it, so each
 * short answer is followed by one more request, which then fails.
 *
 * <p>File positions are signed: an address from 2^63 on (the vsyscall page is the only one that user code could see) is not there.
 *
 * <p>No {@code FileChannel}: it counts the threads that use it, borrows a buffer and can be interrupted, half a microsecond a call.
 */
final class ProcMemory implements MemoryFile {
    /** O_RDWR and O_CLOEXEC, which have the same numbers on every processor. */
    private static final int READ_WRITE = 02 | 02000000;

    private static final int CLOSED = -1;

    private final TransferBuffer transfer;
    private int descriptor;

    private ProcMemory(int descriptor, TransferBuffer transfer) {
        this.descriptor = descriptor;
        this.transfer = transfer;
    }

    /**
     * @param transfer may be shared with others on the same thread
     * @throws KernelException with ENOENT or ESRCH where the process has gone, EACCES where its memory is not for this server
     */
    static MemoryFile open(int pid, TransferBuffer transfer) {
        byte[] path = ("/proc/" + pid + "/mem\0").getBytes(StandardCharsets.US_ASCII);
        Scratch place = transfer.of(path.length);
        place.bytes().put(0, path);
        int descriptor = Libc.open(place.address(), READ_WRITE);
        if (descriptor < 0) {
            throw new KernelException("open /proc/" + pid + "/mem", Libc.errno());
        }
        return new ProcMemory(descriptor, transfer);
    }

    @Override
    public int read(long address, ByteBuffer into) {
        checkOpen();
        int done = 0;
        while (into.hasRemaining() && address + done >= 0) {
            Scratch place = transfer.of(into.remaining());
            int wanted = Math.min(into.remaining(), place.lengthBytes());
            int count = (int) Libc.pread(descriptor, place.address(), wanted, address + done);
            if (count <= 0) { // EIO for a hole, end of file after an exec or an exit
                break;
            }
            into.put(into.position(), place.bytes(), 0, count);
            into.position(into.position() + count);
            done += count;
        }
        return done;
    }

    @Override
    public int write(long address, ByteBuffer from) {
        checkOpen();
        int done = 0;
        while (from.hasRemaining() && address + done >= 0) {
            Scratch place = transfer.of(from.remaining());
            int wanted = Math.min(from.remaining(), place.lengthBytes());
            place.bytes().put(0, from, from.position(), wanted);
            int count = (int) Libc.pwrite(descriptor, place.address(), wanted, address + done);
            if (count <= 0) {
                break;
            }
            from.position(from.position() + count);
            done += count;
        }
        return done;
    }

    /** Its descriptor may be another file's meanwhile. */
    private void checkOpen() {
        if (descriptor == CLOSED) {
            throw new IllegalStateException("memory is closed");
        }
    }

    @Override
    public void close() {
        if (descriptor != CLOSED) {
            Libc.close(descriptor);
            descriptor = CLOSED;
        }
    }
}
