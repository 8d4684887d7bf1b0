package dev.utraced.server.cli;

import java.util.Optional;

/** Which release this is. */
final class Version {
    private Version() {}

    /** From the manifest of the jar; there is none when classes are run from a folder. */
    static String text() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
