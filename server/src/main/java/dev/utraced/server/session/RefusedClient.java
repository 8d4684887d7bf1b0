package dev.utraced.server.session;

import dev.utraced.rsp.reply.ErrorReply;
import dev.utraced.rsp.reply.ReplyStyle;
import dev.utraced.rsp.wire.PayloadReader;

/**
 * A client that may not have a session: every packet of it is answered with the reason. Just closing the connection would leave the
 * person at the client without one; gdb shows the first two and gives up.
 */
public final class RefusedClient implements ClientLink {
    private static final int MOST_ANSWERS = 8;

    private final Connection connection;
    private final ErrorReply refusal;
    private int answers;

    public RefusedClient(Connection connection, String reason) {
        this.connection = connection;
        this.refusal = ErrorReply.of(reason);
    }

    @Override
    public void packet(PayloadReader payload) {
        connection.send(refusal, ReplyStyle.FULL);
        if (++answers == MOST_ANSWERS) {
            connection.close();
        }
    }

    @Override
    public void interrupt() {}

    @Override
    public void tooLong() {
        connection.close();
    }

    @Override
    public void keepsUp() {}

    @Override
    public void lost() {}
}
