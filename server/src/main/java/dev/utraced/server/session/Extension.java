package dev.utraced.server.session;

import dev.utraced.rsp.command.Command;
import dev.utraced.rsp.reply.BasicReply.Empty;
import dev.utraced.rsp.reply.Reply;

/**
 * One family of packets, for one session. It answers them and names the features it stands for; where the target lacks what it needs, it
 * is not made at all, so the feature is not advertised and its packets get the empty reply.
 */
public interface Extension {
    /**
     * Answers a packet of this family. Another's gets {@link Empty#EMPTY}, and the next extension is asked: a dozen comparisons of classes.
     * (Each session used to have a table of eighty lambdas instead; linking those took a twentieth of a server's start.)
     *
     * @throws dev.utraced.target.TargetException becomes an error reply
     */
    default Reply answer(Command command) {
        return Empty.EMPTY;
    }

    /** Called for each {@code qSupported}. */
    default void advertise(FeatureList features) {}

    /** The client has gone, and its target may live on without it: what was put into it for this client goes. */
    default void clientLost() {}
}
