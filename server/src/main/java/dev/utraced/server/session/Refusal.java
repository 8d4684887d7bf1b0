package dev.utraced.server.session;

import dev.utraced.rsp.command.Command;
import dev.utraced.rsp.command.FileCommand;
import dev.utraced.rsp.command.MemoryCommand;
import dev.utraced.rsp.command.QueryCommand;
import dev.utraced.rsp.command.RegisterCommand;
import dev.utraced.rsp.command.TransferCommand;
import dev.utraced.rsp.reply.BasicReply;
import dev.utraced.rsp.reply.ErrorReply;
import dev.utraced.rsp.reply.FileReply;
import dev.utraced.rsp.reply.Reply;
import dev.utraced.target.HostFileException.Reason;
import java.util.function.Consumer;

/**
 * The answer to a packet that its client may not send. The text goes out also to clients that have not said that they take texts, as gdb
 * up to 14 has not, except where they would take it for data.
 */
final class Refusal {
    private Refusal() {}

    /** @param send takes what goes out before the reply */
    static Reply of(Command command, String reason, Consumer<Reply> send) {
        if (command instanceof FileCommand) {
            return new FileReply.Failure(Reason.EPERM);
        }
        if (command instanceof QueryCommand.Monitor) {
            send.accept(new BasicReply.ConsoleOutput(reason + "\n"));
            return ErrorReply.of(reason);
        }
        return answersWithData(command) ? ErrorReply.of(reason) : new BasicReply.Text("E." + reason);
    }

    private static boolean answersWithData(Command command) {
        return command instanceof MemoryCommand
                || command instanceof RegisterCommand.ReadRegister
                || command instanceof RegisterCommand.ReadRegisters
                || command instanceof TransferCommand;
    }
}
