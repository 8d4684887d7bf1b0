package dev.utraced.rsp.command;

import dev.utraced.rsp.wire.MalformedPacketException;
import dev.utraced.rsp.wire.PayloadReader;
import dev.utraced.target.HostFiles.OpenFlag;
import dev.utraced.target.ProcessId;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;

/**
 * Files of the machine: {@code vFile:operation:arguments}. Paths are in hex, offsets and lengths in bytes.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/Host-I_002fO-Packets.html">Host I/O Packets</a>
 */
public sealed interface FileCommand extends Command {

    /** {@code vFile:setfs:pid}: whose view of the file system; @param process empty (0 in the packet): the server's own */
    record UseFileSystem(Optional<ProcessId> process) implements FileCommand {
        static UseFileSystem parse(PayloadReader in) {
            int pid = in.hexInt();
            in.expectEnd();
            return new UseFileSystem(pid == 0 ? Optional.empty() : Optional.of(new ProcessId(pid)));
        }
    }

    /** {@code vFile:open:filename,flags,mode}; @param mode permission bits of a new file */
    record Open(String path, Set<OpenFlag> flags, int mode) implements FileCommand {
        public Open {
            flags = Set.copyOf(flags);
        }

        static Open parse(PayloadReader in) {
            String path = in.hexText();
            in.expect(',');
            Set<OpenFlag> flags = OpenFlags.parse(in);
            in.expect(',');
            int mode = in.hexInt();
            in.expectEnd();
            return new Open(path, flags, mode);
        }
    }

    /** {@code vFile:close:fd}. */
    record Close(int descriptor) implements FileCommand {
        static Close parse(PayloadReader in) {
            return new Close(lastDescriptor(in));
        }
    }

    /** {@code vFile:pread:fd,count,offset}. */
    record Read(int descriptor, int lengthBytes, long offset) implements FileCommand {
        static Read parse(PayloadReader in) {
            int descriptor = in.hexInt();
            in.expect(',');
            int lengthBytes = in.hexInt();
            in.expect(',');
            long offset = in.hex();
            in.expectEnd();
            return new Read(descriptor, lengthBytes, offset);
        }
    }

    /** {@code vFile:pwrite:fd,offset,data}, the data binary; @param data a view */
    record Write(int descriptor, long offset, ByteBuffer data) implements FileCommand {
        static Write parse(PayloadReader in) {
            int descriptor = in.hexInt();
            in.expect(',');
            long offset = in.hex();
            in.expect(',');
            return new Write(descriptor, offset, in.data());
        }
    }

    /** {@code vFile:fstat:fd}. */
    record StatDescriptor(int descriptor) implements FileCommand {
        static StatDescriptor parse(PayloadReader in) {
            return new StatDescriptor(lastDescriptor(in));
        }
    }

    /** {@code vFile:stat:filename}, {@code vFile:lstat:filename}; @param followLinks not for {@code lstat} */
    record StatPath(String path, boolean followLinks) implements FileCommand {
        static StatPath parse(PayloadReader in, boolean followLinks) {
            return new StatPath(lastPath(in), followLinks);
        }
    }

    /** {@code vFile:unlink:filename}. */
    record Unlink(String path) implements FileCommand {
        static Unlink parse(PayloadReader in) {
            return new Unlink(lastPath(in));
        }
    }

    /** {@code vFile:readlink:filename}. */
    record ReadLink(String path) implements FileCommand {
        static ReadLink parse(PayloadReader in) {
            return new ReadLink(lastPath(in));
        }
    }

    /** A known operation whose arguments make no sense; the manual has an error number for that. */
    record Invalid(String operation) implements FileCommand {}

    /** {@code vFile:operation:arguments}. */
    static Command parse(PayloadReader in) {
        in.expect(':');
        String operation = in.textUntil(":");
        in.skip(':');
        try {
            return parse(operation, in);
        } catch (MalformedPacketException e) {
            return new Invalid(operation);
        }
    }

    private static Command parse(String operation, PayloadReader in) {
        return switch (operation) {
            case "setfs" -> UseFileSystem.parse(in);
            case "open" -> Open.parse(in);
            case "close" -> Close.parse(in);
            case "pread" -> Read.parse(in);
            case "pwrite" -> Write.parse(in);
            case "fstat" -> StatDescriptor.parse(in);
            case "stat" -> StatPath.parse(in, true);
            case "lstat" -> StatPath.parse(in, false);
            case "unlink" -> Unlink.parse(in);
            case "readlink" -> ReadLink.parse(in);
            default -> new UnknownCommand("vFile:" + operation);
        };
    }

    private static int lastDescriptor(PayloadReader in) {
        int descriptor = in.hexInt();
        in.expectEnd();
        return descriptor;
    }

    private static String lastPath(PayloadReader in) {
        String path = in.hexText();
        in.expectEnd();
        return path;
    }
}
