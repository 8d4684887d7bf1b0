package dev.utraced.server.extension;

import dev.utraced.rsp.reply.ReplyStyle;
import dev.utraced.rsp.reply.ThreadIds;
import dev.utraced.server.session.SessionContext;
import dev.utraced.target.ProcessId;
import dev.utraced.target.Registers;
import dev.utraced.target.ThreadId;
import dev.utraced.target.Threads;
import java.util.HexFormat;

/**
 * All threads with their names, processors and handles.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/Thread-List-Format.html">Thread List Format</a>
 */
final class ThreadsObject implements TransferObject {
    private static final HexFormat HEX = HexFormat.of();

    private final SessionContext session;

    ThreadsObject(SessionContext session) {
        this.session = session;
    }

    @Override
    public String name() {
        return "threads";
    }

    @Override
    public byte[] read(String annex) {
        Threads threads = session.target().threads();
        Registers registers = session.target().registers();
        ReplyStyle style = session.negotiation().style();
        XmlText xml = new XmlText().open("threads");
        for (ProcessId process : threads.processes()) {
            threads.gatherFacts(process);
            for (ThreadId thread : threads.threads(process)) {
                xml.start("thread").attribute("id", ThreadIds.text(thread, style));
                threads.facts(thread)
                        .ifPresent(facts -> xml.attribute("core", Integer.toString(facts.core()))
                                .attribute("name", facts.name()));
                registers.handle(thread).ifPresent(handle -> xml.attribute("handle", HEX.formatHex(handle)));
                xml.end();
            }
        }
        return xml.close("threads").bytes();
    }
}
