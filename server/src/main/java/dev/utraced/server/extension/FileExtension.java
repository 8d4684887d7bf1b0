package dev.utraced.server.extension;

import dev.utraced.rsp.command.Command;
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
import dev.utraced.rsp.reply.FileReply;
import dev.utraced.rsp.reply.Reply;
import dev.utraced.rsp.wire.Escapes;
import dev.utraced.server.session.Extension;
import dev.utraced.server.session.Handlers;
import dev.utraced.target.HostFileException;
import dev.utraced.target.HostFiles;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

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
    public void register(Handlers handlers) {
        on(handlers, UseFileSystem.class, command -> done(() -> files.useFileSystemOf(command.process())));
        on(handlers, Open.class, this::open);
        on(handlers, Close.class, command -> done(() -> close(command.descriptor())));
        on(handlers, Read.class, this::read);
        on(handlers, Write.class, this::write);
        on(handlers, StatDescriptor.class, command -> new FileReply.Status(files.stat(command.descriptor())));
        on(
                handlers,
                StatPath.class,
                command -> new FileReply.Status(files.stat(command.path(), command.followLinks())));
        handlers.on(Invalid.class, command -> new FileReply.Failure(HostFileException.Reason.EINVAL));
        on(handlers, Unlink.class, command -> done(() -> files.unlink(command.path())));
        on(
                handlers,
                ReadLink.class,
                command -> new FileReply.Data(StandardCharsets.UTF_8.encode(files.readLink(command.path()))));
    }

    @Override
    public void clientLost() {
        for (int descriptor : List.copyOf(open)) {
            close(descriptor);
        }
        files.useFileSystemOf(Optional.empty());
    }

    private static <C extends Command> void on(Handlers handlers, Class<C> command, Function<C, Reply> handler) {
        handlers.on(command, request -> {
            try {
                return handler.apply(request);
            } catch (HostFileException e) {
                return new FileReply.Failure(e.reason());
            }
        });
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
