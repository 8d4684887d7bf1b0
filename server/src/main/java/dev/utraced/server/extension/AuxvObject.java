package dev.utraced.server.extension;

import dev.utraced.server.session.SessionContext;
import dev.utraced.target.ProcessFacts;

/** The auxiliary vector of the selected process, as the kernel laid it out. */
final class AuxvObject implements TransferObject {
    private final SessionContext session;
    private final ProcessFacts facts;

    AuxvObject(SessionContext session, ProcessFacts facts) {
        this.session = session;
        this.facts = facts;
    }

    @Override
    public String name() {
        return "auxv";
    }

    @Override
    public byte[] read(String annex) {
        return facts.auxv(session.selections().process());
    }
}
