package dev.utraced.server.session;

import dev.utraced.rsp.command.SessionCommand.Supported;
import java.util.ArrayList;
import java.util.List;

/**
 * What this server tells a client it can do: the answer to one {@code qSupported}.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/General-Query-Packets.html#qSupported">qSupported</a>
 */
public final class FeatureList {
    private final Supported client;
    private final List<String> features = new ArrayList<>();

    FeatureList(Supported client) {
        this.client = client;
    }

    /** A feature that is there. */
    public void add(String name) {
        features.add(name + "+");
    }

    public void add(String name, long value) {
        features.add(name + "=" + Long.toHexString(value));
    }

    /**
     * A feature that changes what the client gets to read, and so needs its consent.
     *
     * @return whether the client offered it, too
     */
    public boolean agree(String name) {
        boolean agreed = client.offers(name);
        if (agreed) {
            add(name);
        }
        return agreed;
    }

    /** Whether the client said so, be it a feature of ours or not. */
    public boolean clientOffers(String name) {
        return client.offers(name);
    }

    /** Whether the client gave a value for that name. */
    boolean clientNames(String name) {
        return client.values().containsKey(name);
    }

    String text() {
        return String.join(";", features);
    }
}
