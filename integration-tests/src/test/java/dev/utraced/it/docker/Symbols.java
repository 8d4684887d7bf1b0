package dev.utraced.it.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Debugging;
import dev.utraced.it.gdb.Gdb;

/** What a gdb that has been given nothing but a pid has to find out about the app. */
final class Symbols {
    private Symbols() {}

    /** A gdb that has started its server by a command. */
    static Gdb connected(Debugging debugging, String command) {
        Gdb gdb = debugging.gdb();
        gdb.cli("set remotetimeout 60");
        gdb.connectExtendedToCommand(command);
        return gdb;
    }

    static void assertSeen(Gdb gdb) {
        assertThat(gdb.backtrace())
                .contains("in pause () from target:/lib/x86_64-linux-gnu/libc.so.6")
                .contains("in main () at ");
        assertThat(gdb.cli("info inferiors")).contains("target:/app");
    }
}
