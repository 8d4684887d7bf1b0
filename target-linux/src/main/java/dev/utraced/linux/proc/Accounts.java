package dev.utraced.linux.proc;

import java.nio.file.Path;

/** Names of the machine's users and groups; read anew each time, since a server outlives many changes. @param folder {@code /etc} */
record Accounts(Path folder) {
    AccountNames users() {
        return AccountNames.read(folder.resolve("passwd"));
    }

    AccountNames groups() {
        return AccountNames.read(folder.resolve("group"));
    }
}
