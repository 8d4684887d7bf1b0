package dev.utraced.server.extension;

import dev.utraced.server.session.SessionContext;
import dev.utraced.target.LibraryList;
import dev.utraced.target.LibraryList.Library;
import dev.utraced.target.ProcessFacts;
import dev.utraced.target.ProcessId;
import java.util.Map;

/**
 * The libraries of the selected process: all of them or, with the annex {@code start=lm;prev=lm;lmid=r_debug}, those from one
 * {@code link_map} on, so that a client which knows the others need not read them again.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/Library-List-Format-for-SVR4-Targets.html">Library List Format
 *     for SVR4 Targets</a>
 */
final class LibrariesObject implements TransferObject {
    static final String NAME = "libraries-svr4";
    private static final String ELEMENT = "library-list-svr4";

    private final SessionContext session;
    private final ProcessFacts facts;

    LibrariesObject(SessionContext session, ProcessFacts facts) {
        this.session = session;
        this.facts = facts;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public byte[] read(String annex) {
        LibraryList list = list(session.selections().process(), Annexes.numbers(annex));
        XmlText xml = new XmlText().start(ELEMENT).attribute("version", "1.0");
        list.mainLinkMap().ifPresent(linkMap -> xml.attribute("main-lm", linkMap));
        xml.endOpen();
        for (Library library : list.libraries()) {
            xml.start("library")
                    .attribute("name", library.name())
                    .attribute("lm", library.linkMap())
                    .attribute("l_addr", library.loadBias())
                    .attribute("l_ld", library.dynamicSection())
                    .attribute("lmid", library.namespace())
                    .end();
        }
        return xml.close(ELEMENT).bytes();
    }

    private LibraryList list(ProcessId process, Map<String, Long> annex) {
        long start = annex.getOrDefault("start", 0L);
        return start == 0
                ? facts.libraries(process)
                : facts.librariesFrom(process, start, annex.getOrDefault("prev", 0L), annex.getOrDefault("lmid", 0L));
    }
}
