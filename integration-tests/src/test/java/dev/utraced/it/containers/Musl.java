package dev.utraced.it.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.it.gdb.Gdb;

/** Debian builds musl without unwind tables, so that nobody gets out of it; where a function of it begins, one does. */
final class Musl {
    private Musl() {}

    static void assertSymbols(Gdb gdb) {
        assertThat(gdb.cli("info sharedlibrary")).contains("Yes").doesNotContain("No ");
        gdb.breakAt("usleep");
        gdb.cont();
        assertThat(gdb.backtrace())
                .contains("in usleep () from target:/lib/ld-musl-x86_64.so.1")
                .contains("in worker (argument=0x1)");
    }
}
