package dev.utraced.server.extension;

import dev.utraced.rsp.command.Command;
import dev.utraced.rsp.command.ThreadCommand.CurrentThread;
import dev.utraced.rsp.command.ThreadCommand.FirstThreads;
import dev.utraced.rsp.command.ThreadCommand.IsAlive;
import dev.utraced.rsp.command.ThreadCommand.MoreThreads;
import dev.utraced.rsp.command.ThreadCommand.SelectResumedThread;
import dev.utraced.rsp.command.ThreadCommand.SelectThread;
import dev.utraced.rsp.command.ThreadCommand.ThreadExtraInfo;
import dev.utraced.rsp.reply.BasicReply.Empty;
import dev.utraced.rsp.reply.BasicReply.Ok;
import dev.utraced.rsp.reply.DataReply.HexData;
import dev.utraced.rsp.reply.Reply;
import dev.utraced.rsp.reply.ThreadReply;
import dev.utraced.server.session.Extension;
import dev.utraced.server.session.SessionContext;
import dev.utraced.target.ProcessId;
import dev.utraced.target.ThreadFacts;
import dev.utraced.target.ThreadId;
import dev.utraced.target.Threads;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Which threads there are and which one is meant: {@code H}, {@code T}, {@code qC} and the old list, {@code qfThreadInfo}. */
final class ThreadExtension implements Extension {
    /** {@code p}, two numbers of up to 8 digits, a dot and a comma. */
    private static final int MOST_BYTES_PER_THREAD = 20;

    private final SessionContext session;
    private final Threads threads;

    /** What of the list has not been told yet. */
    private List<ThreadId> rest = List.of();

    ThreadExtension(SessionContext session) {
        this.session = session;
        this.threads = session.target().threads();
    }

    @Override
    public Reply answer(Command command) {
        if (command instanceof SelectThread choice) {
            return select(choice);
        }
        if (command instanceof SelectResumedThread choice) {
            return selectResumed(choice);
        }
        if (command instanceof IsAlive query) {
            return isAlive(query);
        }
        if (command instanceof CurrentThread) {
            return new ThreadReply.Current(session.selections().thread());
        }
        if (command instanceof FirstThreads) {
            return firstThreads();
        }
        if (command instanceof MoreThreads) {
            return moreThreads();
        }
        if (command instanceof ThreadExtraInfo query) {
            return extraInfo(query);
        }
        return Empty.EMPTY;
    }

    private Reply select(SelectThread command) {
        session.selections().select(command.thread());
        return Ok.OK;
    }

    private Reply selectResumed(SelectResumedThread command) {
        session.selections().selectResumed(command.thread());
        return Ok.OK;
    }

    private Reply isAlive(IsAlive command) {
        session.selections().resolve(command.thread());
        return Ok.OK;
    }

    private Reply firstThreads() {
        List<ThreadId> all = new ArrayList<>();
        for (ProcessId process : threads.processes()) {
            all.addAll(threads.threads(process));
        }
        rest = all;
        return moreThreads();
    }

    private Reply moreThreads() {
        int count = Math.min(rest.size(), session.packetBytes() / MOST_BYTES_PER_THREAD);
        List<ThreadId> part = rest.subList(0, count);
        rest = rest.subList(count, rest.size());
        return new ThreadReply.Some(part);
    }

    private Reply extraInfo(ThreadExtraInfo command) {
        ThreadId thread = session.selections().resolve(command.thread());
        String name = threads.facts(thread).map(ThreadFacts::name).orElse("");
        return new HexData(ByteBuffer.wrap(name.getBytes(StandardCharsets.UTF_8)));
    }
}
