package dev.utraced.server.session;

/**
 * One family of packets, for one session. It registers its handlers and names the features it stands for; where the target lacks
 * what it needs, it is not made at all, so the feature is not advertised and its packets get the empty reply.
 */
public interface Extension {
    void register(Handlers handlers);

    /** Called for each {@code qSupported}. */
    default void advertise(FeatureList features) {}

    /** The client has gone, and its target may live on without it: what was put into it for this client goes. */
    default void clientLost() {}
}
