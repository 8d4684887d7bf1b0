package dev.utraced.rsp.command;

import dev.utraced.rsp.wire.PayloadReader;

/** {@code :0} or {@code :1}, as settings end. */
final class Flags {
    private Flags() {}

    static boolean parse(PayloadReader in) {
        in.expect(':');
        boolean on = in.skip('1');
        if (!on) {
            in.expect('0');
        }
        in.expectEnd();
        return on;
    }
}
