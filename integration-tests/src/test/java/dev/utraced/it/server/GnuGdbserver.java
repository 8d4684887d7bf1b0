package dev.utraced.it.server;

import java.util.List;

/** GNU gdbserver, from the path. */
final class GnuGdbserver implements ServerUnderTest {
    @Override
    public List<String> command() {
        return List.of("gdbserver");
    }
}
