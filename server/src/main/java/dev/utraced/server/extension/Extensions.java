package dev.utraced.server.extension;

import dev.utraced.server.session.Extension;
import dev.utraced.server.session.ExtensionTable;
import dev.utraced.server.session.SessionContext;
import dev.utraced.target.DebugTarget;
import java.util.ArrayList;
import java.util.List;

/** Every family of packets, and what it takes of the target. To add one, write its class and put it here. */
public final class Extensions implements ExtensionTable {
    /** For {@code monitor version}. */
    private final String version;

    public Extensions(String version) {
        this.version = version;
    }

    @Override
    public List<Extension> extensionsFor(SessionContext session) {
        DebugTarget target = session.target();
        ThreadDbPath threadDb = new ThreadDbPath();
        List<Extension> all = new ArrayList<>();
        all.add(new HandshakeExtension(session));
        all.add(new ResumeExtension(session));
        all.add(new NonStopExtension(session));
        all.add(new RegisterExtension(session));
        all.add(new MemoryExtension(session));
        all.add(new MemorySearchExtension(session));
        all.add(new ThreadExtension(session));
        all.add(new ProcessExtension(session));
        all.add(new AttachExtension(session));
        all.add(new LaunchExtension(session));
        all.add(new MonitorExtension(session, version, threadDb));
        all.add(new TransferExtension(TransferObjects.of(session)));
        if (target.breakpoints().isPresent() || target.watchpoints().isPresent()) {
            all.add(new BreakpointExtension(session, target.breakpoints(), target.watchpoints()));
        }
        target.signalPolicy().ifPresent(policy -> all.add(new SignalExtension(policy)));
        target.processEvents().ifPresent(events -> all.add(new ProcessEventExtension(events)));
        target.syscallEvents().ifPresent(events -> all.add(new SyscallExtension(session, events)));
        target.threadEvents().ifPresent(events -> all.add(new ThreadEventExtension(events)));
        target.facts().ifPresent(facts -> all.add(new SymbolExtension(session, facts, threadDb)));
        target.files().ifPresent(files -> all.add(new FileExtension(files, session.packetBytes())));
        target.tracing().ifPresent(tracing -> {
            all.add(new TraceDefinitionExtension(session, tracing));
            all.add(new TraceRunExtension(session, tracing, target.files()));
        });
        return all;
    }
}
