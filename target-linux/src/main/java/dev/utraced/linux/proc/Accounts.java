package dev.utraced.linux.proc;

import java.nio.file.Path;

/** Names of the machine's users and groups. */
record Accounts(AccountNames users, AccountNames groups) {
    /** @param folder {@code /etc} */
    static Accounts read(Path folder) {
        return new Accounts(AccountNames.read(folder.resolve("passwd")), AccountNames.read(folder.resolve("group")));
    }
}
