package dev.utraced.server.session;

import dev.utraced.rsp.wire.PayloadReader;
import dev.utraced.server.access.Access;
import java.util.function.UnaryOperator;

/**
 * A client that has to show a token. Until then it has a session without a process, in which nothing but {@code monitor auth} does
 * anything, so that gdb can connect at all; then it gets one with what waits for a client.
 */
final class LockedClient implements ClientLink {
    private final Connection connection;
    private final Access access;
    private final UnaryOperator<Session> unlocked;
    private Session session;
    private boolean locked = true;

    /** @param unlocked gives the session that follows the first one, when the token was right */
    LockedClient(Connection connection, Access access, Session first, UnaryOperator<Session> unlocked) {
        this.connection = connection;
        this.access = access;
        this.session = first;
        this.unlocked = unlocked;
    }

    @Override
    public void packet(PayloadReader payload) {
        session.packet(payload);
        if (locked && !access.isLocked()) {
            locked = false;
            session = unlocked.apply(session);
        } else if (locked && access.isHopeless()) {
            connection.close();
        }
    }

    @Override
    public void interrupt() {
        session.interrupt();
    }

    @Override
    public void tooLong() {
        session.tooLong();
    }

    @Override
    public void keepsUp() {
        session.keepsUp();
    }

    @Override
    public void lost() {
        session.lost();
    }
}
