package dev.utraced.linux.trace;

import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of what becomes of tracees; what it costs while nobody reads it is one question. */
public final class TraceLog {
    /** Also the library's name for it. */
    public static final String NAME = "tracer";

    private static final Logger LOG = LoggerFactory.getLogger(NAME);

    private final BooleanSupplier wanted;

    /** @param wanted whether it is written now */
    public TraceLog(BooleanSupplier wanted) {
        this.wanted = wanted;
    }

    void transition(int tid, TraceeState from, Object cause, TraceeState to) {
        if (wanted.getAsBoolean()) {
            LOG.debug("tid {}: {} --{}--> {}", tid, from, cause, to);
        }
    }
}
