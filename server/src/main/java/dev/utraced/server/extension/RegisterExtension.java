package dev.utraced.server.extension;

import dev.utraced.rsp.command.RegisterCommand.ReadRegister;
import dev.utraced.rsp.command.RegisterCommand.ReadRegisters;
import dev.utraced.rsp.command.RegisterCommand.WriteRegister;
import dev.utraced.rsp.command.RegisterCommand.WriteRegisters;
import dev.utraced.rsp.reply.BasicReply.Ok;
import dev.utraced.rsp.reply.DataReply.HexData;
import dev.utraced.rsp.reply.Reply;
import dev.utraced.server.session.Extension;
import dev.utraced.server.session.Handlers;
import dev.utraced.server.session.SessionContext;
import dev.utraced.target.Registers;
import dev.utraced.target.ThreadId;
import java.nio.ByteBuffer;

/** Registers of the selected thread: {@code g}, {@code G}, {@code p}, {@code P}. */
final class RegisterExtension implements Extension {
    private final SessionContext session;
    private final Registers registers;
    private byte[] all = new byte[0];

    RegisterExtension(SessionContext session) {
        this.session = session;
        this.registers = session.target().registers();
    }

    @Override
    public void register(Handlers handlers) {
        handlers.on(ReadRegisters.class, command -> readAll());
        handlers.on(WriteRegisters.class, this::writeAll);
        handlers.on(ReadRegister.class, this::read);
        handlers.on(WriteRegister.class, this::write);
    }

    private Reply readAll() {
        ThreadId thread = session.selections().thread();
        int length = registers.description(thread.process()).totalBytes();
        if (all.length < length) {
            all = new byte[length];
        }
        registers.readAll(thread, all, 0);
        return new HexData(ByteBuffer.wrap(all, 0, length));
    }

    private Reply writeAll(WriteRegisters command) {
        registers.writeAll(session.selections().thread(), bytes(command.values()));
        return Ok.OK;
    }

    private Reply read(ReadRegister command) {
        return new HexData(ByteBuffer.wrap(registers.read(session.selections().thread(), command.number())));
    }

    private Reply write(WriteRegister command) {
        registers.write(session.selections().thread(), command.number(), bytes(command.value()));
        return Ok.OK;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
