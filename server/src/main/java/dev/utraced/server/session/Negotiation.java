package dev.utraced.server.session;

import dev.utraced.rsp.reply.ReplyStyle;
import dev.utraced.rsp.reply.ReplyStyle.StopForm;

/** What this client and this server have agreed on. Nothing, until {@code qSupported}. */
public final class Negotiation {
    private final StopForm stops;
    private ReplyStyle style;
    private boolean noResumed;
    private boolean argumentsAsTyped;
    private boolean descriptions;

    Negotiation(StopForm stops) {
        this.stops = stops;
        this.style = new ReplyStyle(false, false, false, false, stops);
    }

    /** How replies are written. */
    public ReplyStyle style() {
        return style;
    }

    /** Whether the client wants to hear that nothing it resumed is left. */
    boolean noResumed() {
        return noResumed;
    }

    /** Whether {@code vRun} carries the arguments as the person at the client typed them, in one text. */
    public boolean argumentsAsTyped() {
        return argumentsAsTyped;
    }

    /** Whether the client goes by a process's description: it said that it understands such documents, or has read one. */
    public boolean descriptions() {
        return descriptions;
    }

    /** The client has read a process's description. */
    public void descriptionRead() {
        descriptions = true;
    }

    void settle(FeatureList features) {
        style = new ReplyStyle(
                features.agree("multiprocess"),
                features.clientOffers("error-message"),
                features.agree("swbreak"),
                features.agree("hwbreak"),
                stops);
        descriptions |= features.clientNames("xmlRegisters");
        noResumed = features.agree("no-resumed");
        argumentsAsTyped = features.agree("single-inf-arg");
    }
}
