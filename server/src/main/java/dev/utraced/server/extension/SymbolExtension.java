package dev.utraced.server.extension;

import dev.utraced.rsp.command.Command;
import dev.utraced.rsp.command.QueryCommand.Symbol;
import dev.utraced.rsp.command.QueryCommand.ThreadLocalAddress;
import dev.utraced.rsp.reply.BasicReply;
import dev.utraced.rsp.reply.BasicReply.Empty;
import dev.utraced.rsp.reply.BasicReply.Ok;
import dev.utraced.rsp.reply.Reply;
import dev.utraced.server.session.Extension;
import dev.utraced.server.session.SessionContext;
import dev.utraced.target.ProcessFacts;
import dev.utraced.target.TargetException;

/** Thread-local variables. Their addresses are found without the client's help, so its offer to look symbols up is turned down. */
final class SymbolExtension implements Extension {
    private final SessionContext session;
    private final ProcessFacts facts;
    private final ThreadDbPath threadDb;

    SymbolExtension(SessionContext session, ProcessFacts facts, ThreadDbPath threadDb) {
        this.session = session;
        this.facts = facts;
        this.threadDb = threadDb;
    }

    @Override
    public Reply answer(Command command) {
        if (command instanceof Symbol) {
            return Ok.OK;
        }
        if (command instanceof ThreadLocalAddress query) {
            return threadLocalAddress(query);
        }
        return Empty.EMPTY;
    }

    private Reply threadLocalAddress(ThreadLocalAddress command) {
        if (threadDb.leadsNowhere()) {
            throw new TargetException("thread-local variables are not read: no libthread_db in " + threadDb
                    + " (monitor set libthread-db-search-path)");
        }
        return new BasicReply.Number(facts.threadLocalAddress(
                        session.selections().resolve(command.thread()), command.offset(), command.linkMap())
                .orElseThrow(() -> new TargetException("the thread has no storage of that module yet")));
    }
}
