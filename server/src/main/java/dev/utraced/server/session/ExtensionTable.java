package dev.utraced.server.session;

import java.util.List;

/** Which extensions a session gets. */
@FunctionalInterface
public interface ExtensionTable {
    List<Extension> extensionsFor(SessionContext session);
}
