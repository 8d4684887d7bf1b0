package dev.utraced.server.connect.lookahead;

import java.util.List;

/** Several kinds of things: each request is of one kind at most, and the others have nothing to say to it. */
record Stores(List<Store> all) implements Store {
    Stores(Store... all) {
        this(List.of(all));
    }

    @Override
    public Look look(String request) {
        for (Store store : all) {
            Look look = store.look(request);
            if (look != Look.UNKNOWN) {
                return look;
            }
        }
        return Look.UNKNOWN;
    }

    @Override
    public void fetch(String request) {
        all.forEach(store -> store.fetch(request));
    }

    @Override
    public void gave(String request) {
        all.forEach(store -> store.gave(request));
    }
}
