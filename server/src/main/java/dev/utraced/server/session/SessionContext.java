package dev.utraced.server.session;

import dev.utraced.rsp.reply.Reply;
import dev.utraced.server.access.Access;
import dev.utraced.target.DebugTarget;

/**
 * What the extensions of one session share.
 *
 * @param arrivals which processes this client attached to
 * @param timer what it runs later is left out when the client has gone by then
 * @param packetBytes the longest payload that either side sends
 */
public record SessionContext(
        DebugTarget target,
        Connection connection,
        Access access,
        HostControl host,
        Selections selections,
        Negotiation negotiation,
        StopMode mode,
        LaunchSettings launch,
        Arrivals arrivals,
        Refusals refusals,
        Timer timer,
        int packetBytes) {

    /** Sends a reply that was put off, or one that comes before the real one. */
    public void send(Reply reply) {
        if (reply.isWritten()) {
            connection.send(reply, negotiation.style());
        }
    }

    /** When the client hears of stops; another one when it has chosen another mode. */
    public StopPolicy stops() {
        return mode.policy();
    }

    /** Whether the client still holds any process. */
    public boolean hasProcess() {
        return !target.threads().processes().isEmpty();
    }
}
