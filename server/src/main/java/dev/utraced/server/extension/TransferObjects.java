package dev.utraced.server.extension;

import dev.utraced.server.session.SessionContext;
import dev.utraced.target.DebugTarget;
import java.util.ArrayList;
import java.util.List;

/** The objects of {@code qXfer}, and what each takes of the target. */
final class TransferObjects {
    private TransferObjects() {}

    static List<TransferObject> of(SessionContext session) {
        DebugTarget target = session.target();
        List<TransferObject> all = new ArrayList<>();
        all.add(new DescriptionObject(session));
        all.add(new ThreadsObject(session));
        target.facts().ifPresent(facts -> {
            all.add(new AuxvObject(session, facts));
            all.add(new ExecFileObject(session, facts));
            all.add(new LibrariesObject(session, facts));
        });
        target.sigInfo().ifPresent(sigInfo -> all.add(new SigInfoObject(session, sigInfo)));
        target.tables().ifPresent(tables -> all.add(new SystemTablesObject(tables)));
        if (target.tracing().isPresent()) {
            all.add(new TraceFrameObject(session.selections()));
        }
        return all;
    }
}
