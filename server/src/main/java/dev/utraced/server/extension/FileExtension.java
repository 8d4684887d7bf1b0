package dev.utraced.server.extension;

import dev.utraced.rsp.command.Command;
import dev.utraced.rsp.command.FileCommand;
import dev.utraced.rsp.command.FileCommand.Close;
import dev.utraced.rsp.command.FileCommand.Invalid;
import dev.utraced.rsp.command.FileCommand.Open;
import dev.utraced.rsp.command.FileCommand.Read;
import dev.utraced.rsp.command.FileCommand.ReadLink;
import dev.utraced.rsp.command.FileCommand.StatDescriptor;
import dev.utraced.rsp.command.FileCommand.StatPath;
import dev.utraced.rsp.command.FileCommand.Unlink;
import dev.utraced.rsp.command.FileCommand.UseFileSystem;
import dev.utraced.rsp.command.FileCommand.Write;
import dev.utraced.rsp.reply.BasicReply.Empty;
import dev.utraced.rsp.reply.FileReply;
import dev.utraced.rsp.reply.Reply;
import dev.utraced.rsp.wire.Escapes;
import dev.utraced.server.session.Extension;
import dev.utraced.target.HostFileException;
import dev.utraced.target.HostFiles;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Files of the machine, as a process sees them: {@code vFile}. */
final class FileExtension implements Extension {
    /** {@code F}, a number of up to 8 digits, and a semicolon. */
    private static final int DATA_PREFIX_BYTES = 10;

    private final HostFiles files;
    private final int mostDataBytes;
    private final Set<Integer> open = new HashSet<>();
    private ByteBuffer buffer = ByteBuffer.allocate(0);

    FileExtension(HostFiles files, int packetBytes) {
        this.files = files;
        this.mostDataBytes = packetBytes - DATA_PREFIX_BYTES;
    }

    @Override
    public Reply answer(Command command) {
        try {
            return command instanceof FileCommand file ? answer(file) : Empty.EMPTY;
        } catch (HostFileException e) {
            return new FileReply.Failure(e.reason());
        }
    }

    private Reply answer(FileCommand command) {
        if (command instanceof UseFileSystem choice) {
            return done(() -> files.useFileSystemOf(choice.process()));
        }
        if (command instanceof Open open) {
            return open(open);
        }
        if (command instanceof Close close) {
            return done(() -> close(close.descriptor()));
        }
        if (command instanceof Read read) {
            return read(read);
        }
        if (command instanceof Write write) {
            return write(write);
        }
        if (command instanceof StatDescriptor stat) {
            return new FileReply.Status(files.stat(stat.descriptor()));
        }
        if (command instanceof StatPath stat) {
            return new FileReply.Status(files.stat(stat.path(), stat.followLinks()));
        }
        if (command instanceof Unlink unlink) {
            return done(() -> files.unlink(unlink.path()));
        }
        if (command instanceof ReadLink link) {
            return new FileReply.Data(StandardCharsets.UTF_8.encode(files.readLink(link.path())));
        }
        if (command instanceof Invalid) {
            return new FileReply.Failure(HostFileException.Reason.EINVAL);
        }
        return Empty.EMPTY;
    }

    @Override
    public void clientLost() {
        for (int descriptor : List.copyOf(open)) {
            close(descriptor);
        }
        files.useFileSystemOf(Optional.empty());
    }

    private Reply open(Open command) {
        int descriptor = files.open(command.path(), command.flags(), command.mode());
        open.add(descriptor);
        return new FileReply.Result(descriptor);
    }

    private void close(int descriptor) {
        open.remove(descriptor);
        files.close(descriptor);
    }

    /** A client that asks for more than a packet holds gets a packet full; only nothing at all means the end of the file. */
    private Reply read(Read command) {
        int length = Math.min(command.lengthBytes(), mostDataBytes);
        if (buffer.capacity() < length) {
            buffer = ByteBuffer.allocate(length);
        }
        buffer.clear().limit(length);
        files.read(command.descriptor(), command.offset(), buffer);
        buffer.flip();
        return new FileReply.Data(buffer.slice(0, Escapes.fitting(buffer, mostDataBytes)));
    }

    private Reply write(Write command) {
        return new FileReply.Result(files.write(command.descriptor(), command.offset(), command.data()));
    }

    private static Reply done(Runnable operation) {
        operation.run();
        return new FileReply.Result(0);
    }
}
