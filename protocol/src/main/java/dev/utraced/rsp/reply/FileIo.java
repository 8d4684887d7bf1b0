package dev.utraced.rsp.reply;

import dev.utraced.rsp.wire.PayloadWriter;
import dev.utraced.target.FileStatus;
import dev.utraced.target.HostFileException;

/**
 * File-I/O's own numbers and structures, which are no system's.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/Protocol_002dspecific-Representation-of-Datatypes.html">
 *     Protocol-specific Representation of Datatypes</a>
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/Errno-Values.html">Errno Values</a>
 */
final class FileIo {
    static final int STAT_BYTES = 64;

    private static final int TYPE_BITS = 0170000;
    private static final int REGULAR_FILE = 0100000;
    private static final int DIRECTORY = 0040000;
    private static final int CHARACTER_DEVICE = 0020000;
    private static final int PERMISSION_BITS = 0777;

    private FileIo() {}

    /** {@code struct stat}, big-endian; what does not fit its field is cut. */
    static void writeStat(FileStatus status, PayloadWriter out) {
        out.binaryBigEndian(status.device(), 4)
                .binaryBigEndian(status.inode(), 4)
                .binaryBigEndian(mode(status.mode()), 4)
                .binaryBigEndian(status.links(), 4)
                .binaryBigEndian(status.userId(), 4)
                .binaryBigEndian(status.groupId(), 4)
                .binaryBigEndian(status.specialDevice(), 4)
                .binaryBigEndian(status.sizeBytes(), 8)
                .binaryBigEndian(status.blockSizeBytes(), 8)
                .binaryBigEndian(status.blocks(), 8)
                .binaryBigEndian(status.accessTime(), 4)
                .binaryBigEndian(status.modificationTime(), 4)
                .binaryBigEndian(status.changeTime(), 4);
    }

    /** What both numberings know is the same in both; clients refuse a mode with other bits. */
    private static int mode(int posixMode) {
        int type = posixMode & TYPE_BITS;
        boolean known = type == REGULAR_FILE || type == DIRECTORY || type == CHARACTER_DEVICE;
        return (known ? type : 0) | posixMode & PERMISSION_BITS;
    }

    static int errno(HostFileException.Reason reason) {
        return switch (reason) {
            case EPERM -> 1;
            case ENOENT -> 2;
            case EINTR -> 4;
            case EIO -> 5;
            case EBADF -> 9;
            case EACCES -> 13;
            case EFAULT -> 14;
            case EBUSY -> 16;
            case EEXIST -> 17;
            case ENODEV -> 19;
            case ENOTDIR -> 20;
            case EISDIR -> 21;
            case EINVAL -> 22;
            case ENFILE -> 23;
            case EMFILE -> 24;
            case EFBIG -> 27;
            case ENOSPC -> 28;
            case ESPIPE -> 29;
            case EROFS -> 30;
            case ENOSYS -> 88;
            case ENAMETOOLONG -> 91;
            case UNKNOWN -> 9999;
        };
    }
}
