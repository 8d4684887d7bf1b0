package dev.utraced.server.access;

import dev.utraced.rsp.command.Command;
import dev.utraced.rsp.command.FileCommand;
import dev.utraced.rsp.command.MemoryCommand;
import dev.utraced.rsp.command.RegisterCommand;

/** What a packet would do, for the audit log: what it is about, and not the bytes that it carries. */
final class Deed {
    private Deed() {}

    static String describe(Command command) {
        if (command instanceof MemoryCommand.WriteMemory write) {
            return "0x" + Long.toHexString(write.address()) + "," + write.data().remaining();
        }
        if (command instanceof RegisterCommand.WriteRegister write) {
            return "register " + write.number();
        }
        if (command instanceof RegisterCommand.WriteRegisters) {
            return "registers";
        }
        if (command instanceof FileCommand.Write write) {
            return "descriptor " + write.descriptor() + "," + write.data().remaining();
        }
        return command.toString();
    }
}
