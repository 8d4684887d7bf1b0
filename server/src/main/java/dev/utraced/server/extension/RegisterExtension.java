package dev.utraced.server.extension;

import dev.utraced.rsp.command.Command;
import dev.utraced.rsp.command.RegisterCommand.ReadRegister;
import dev.utraced.rsp.command.RegisterCommand.ReadRegisters;
import dev.utraced.rsp.command.RegisterCommand.WriteRegister;
import dev.utraced.rsp.command.RegisterCommand.WriteRegisters;
import dev.utraced.rsp.reply.BasicReply.Empty;
import dev.utraced.rsp.reply.BasicReply.Ok;
import dev.utraced.rsp.reply.DataReply.HexData;
import dev.utraced.rsp.reply.DataReply.OneRegister;
import dev.utraced.rsp.reply.Reply;
import dev.utraced.server.session.Extension;
import dev.utraced.server.session.SessionContext;
import dev.utraced.target.ProcessId;
import dev.utraced.target.Registers;
import dev.utraced.target.TargetException;
import dev.utraced.target.ThreadId;
import dev.utraced.target.TraceFrame;
import dev.utraced.tdesc.Register;
import dev.utraced.tdesc.TargetDescription;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

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
    public Reply answer(Command command) {
        if (command instanceof ReadRegisters) {
            return readAll();
        }
        if (command instanceof WriteRegisters write) {
            return writeAll(write);
        }
        if (command instanceof ReadRegister read) {
            return read(read);
        }
        if (command instanceof WriteRegister write) {
            return write(write);
        }
        return Empty.EMPTY;
    }

    private Reply readAll() {
        if (session.selections().frame().isPresent()) {
            return readAll(session.selections().frame().get());
        }
        ThreadId thread = session.selections().thread();
        int length = registers.description(thread.process()).totalBytes();
        if (all.length < length) {
            all = new byte[length];
        }
        registers.readAll(thread, all, 0);
        return new HexData(ByteBuffer.wrap(all, 0, known(thread.process())));
    }

    /** A longer reply than it expects is one that a client gives up at. */
    private int known(ProcessId process) {
        TargetDescription description = registers.description(process);
        return session.negotiation().descriptions() ? description.totalBytes() : description.baseBytes();
    }

    /** Where registers were not collected, the PC is known all the same. */
    private Reply readAll(TraceFrame frame) {
        if (frame.registers().isPresent()) {
            byte[] collected = frame.registers().get();
            int length = Math.min(collected.length, known(session.selections().process()));
            return new HexData(ByteBuffer.wrap(collected, 0, length));
        }
        ProcessId process = session.selections().process();
        TargetDescription description = registers.description(process);
        Register pc = description.register(registers.pc(process));
        ByteBuffer value =
                ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(0, frame.pc());
        return new OneRegister(Arrays.copyOf(value.array(), pc.sizeBytes()), pc.offsetBytes(), known(process));
    }

    private Reply readOne(TraceFrame frame, int number) {
        ProcessId process = session.selections().process();
        Register register = registers.description(process).register(number);
        byte[] all = frame.registers().orElseThrow(() -> new TargetException("registers were not collected"));
        return new HexData(ByteBuffer.wrap(all, register.offsetBytes(), register.sizeBytes()));
    }

    private void checkIsLive() {
        if (session.selections().frame().isPresent()) {
            throw new TargetException("a trace frame cannot be changed");
        }
    }

    private Reply writeAll(WriteRegisters command) {
        checkIsLive();
        registers.writeAll(session.selections().thread(), bytes(command.values()));
        return Ok.OK;
    }

    private Reply read(ReadRegister command) {
        if (session.selections().frame().isPresent()) {
            return readOne(session.selections().frame().get(), command.number());
        }
        return new HexData(ByteBuffer.wrap(registers.read(session.selections().thread(), command.number())));
    }

    private Reply write(WriteRegister command) {
        checkIsLive();
        registers.write(session.selections().thread(), command.number(), bytes(command.value()));
        return Ok.OK;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
