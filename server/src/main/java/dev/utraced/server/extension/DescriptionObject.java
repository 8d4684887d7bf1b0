package dev.utraced.server.extension;

import dev.utraced.server.session.SessionContext;
import dev.utraced.target.TargetException;
import java.nio.charset.StandardCharsets;

/** The target description of the selected process, in one document without includes. */
final class DescriptionObject implements TransferObject {
    private final SessionContext session;

    DescriptionObject(SessionContext session) {
        this.session = session;
    }

    @Override
    public String name() {
        return "features";
    }

    @Override
    public byte[] read(String annex) {
        if (!annex.equals("target.xml")) {
            throw new TargetException("no document " + annex);
        }
        session.negotiation().descriptionRead();
        String xml = session.target()
                .registers()
                .description(session.selections().process())
                .xml();
        return xml.getBytes(StandardCharsets.UTF_8);
    }
}
