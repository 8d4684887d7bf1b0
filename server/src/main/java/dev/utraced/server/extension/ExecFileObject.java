package dev.utraced.server.extension;

import dev.utraced.server.session.SessionContext;
import dev.utraced.target.ProcessFacts;
import dev.utraced.target.ProcessId;
import java.nio.charset.StandardCharsets;

/** The path of the program that a process runs; the annex is its process id, empty: of the selected one. */
final class ExecFileObject implements TransferObject {
    private final SessionContext session;
    private final ProcessFacts facts;

    ExecFileObject(SessionContext session, ProcessFacts facts) {
        this.session = session;
        this.facts = facts;
    }

    @Override
    public String name() {
        return "exec-file";
    }

    @Override
    public byte[] read(String annex) {
        ProcessId process = annex.isEmpty() ? session.selections().process() : new ProcessId((int) Annexes.hex(annex));
        return facts.execFile(process).getBytes(StandardCharsets.UTF_8);
    }
}
