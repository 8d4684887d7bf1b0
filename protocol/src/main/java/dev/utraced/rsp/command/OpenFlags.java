package dev.utraced.rsp.command;

import dev.utraced.rsp.wire.PayloadReader;
import dev.utraced.target.HostFiles.OpenFlag;
import java.util.EnumSet;
import java.util.Set;

/**
 * The flags of File-I/O's {@code open}, which are the protocol's own and no system's.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/Open-Flags.html">Open Flags</a>
 */
final class OpenFlags {
    private static final int ACCESS = 0x3;
    private static final int APPEND = 0x8;
    private static final int CREATE = 0x200;
    private static final int TRUNCATE = 0x400;
    private static final int EXCLUSIVE = 0x800;
    private static final int ALL = ACCESS | APPEND | CREATE | TRUNCATE | EXCLUSIVE;

    private OpenFlags() {}

    static Set<OpenFlag> parse(PayloadReader in) {
        int bits = in.hexInt();
        if ((bits & ~ALL) != 0) {
            throw in.malformed("open flags before this");
        }
        Set<OpenFlag> flags = EnumSet.noneOf(OpenFlag.class);
        switch (bits & ACCESS) {
            case 0 -> flags.add(OpenFlag.READ);
            case 1 -> flags.add(OpenFlag.WRITE);
            case 2 -> flags.addAll(Set.of(OpenFlag.READ, OpenFlag.WRITE));
            default -> throw in.malformed("an access mode before this");
        }
        add(flags, OpenFlag.APPEND, bits & APPEND);
        add(flags, OpenFlag.CREATE, bits & CREATE);
        add(flags, OpenFlag.TRUNCATE, bits & TRUNCATE);
        add(flags, OpenFlag.EXCLUSIVE, bits & EXCLUSIVE);
        return flags;
    }

    private static void add(Set<OpenFlag> flags, OpenFlag flag, int bit) {
        if (bit != 0) {
            flags.add(flag);
        }
    }
}
