package dev.utraced.server.connect.lookahead;

/** Whose view of the file system counts ({@code vFile:setfs}). The server is told when it matters. */
final class FileView implements Store {
    private static final String SET = "vFile:setfs:";
    private static final String DONE = "F0";

    private final Server server;

    /** Whether the server has taken one. */
    private boolean works;

    private String wanted = "0";
    private String actual = "0";

    FileView(Server server) {
        this.server = server;
    }

    String wanted() {
        return wanted;
    }

    @Override
    public Look look(String request) {
        return works && request.startsWith(SET) ? new Look.Known(DONE) : Look.UNKNOWN;
    }

    @Override
    public void fetch(String request) {
        // The first one is passed on.
    }

    @Override
    public void gave(String request) {
        if (request.startsWith(SET)) {
            wanted = request.substring(SET.length());
        }
    }

    /** The server has answered a request that was passed on. */
    void answered(String request, String reply) {
        if (request.startsWith(SET)) {
            works = reply.equals(DONE);
            if (works) {
                gave(request);
                actual = wanted;
            }
        }
    }

    /** The server is to see what the debugger believes it sees. */
    void settle() {
        use(wanted);
    }

    void use(String view) {
        if (works && !actual.equals(view)) {
            actual = view;
            server.ask(SET + view, reply -> works &= reply.equals(DONE));
        }
    }
}
