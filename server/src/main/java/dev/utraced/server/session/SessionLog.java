package dev.utraced.server.session;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of what a session does, each line with its number; what it costs while nobody reads it is one look-up. */
final class SessionLog {
    private static final Logger LOG = LoggerFactory.getLogger(DebugLogs.SESSION);

    private final DebugLogs logs;
    private final int session;

    SessionLog(DebugLogs logs, int session) {
        this.logs = logs;
        this.session = session;
    }

    void note(String what, Object subject) {
        if (logs.isOn(DebugLogs.SESSION)) {
            LOG.debug("session={} {} {}", session, what, subject);
        }
    }

    void transition(Object from, Object to) {
        if (logs.isOn(DebugLogs.SESSION)) {
            LOG.debug("session={} {} --> {}", session, from, to);
        }
    }

    /** Always written: a defect of this program. */
    void failure(String where, RuntimeException failure) {
        LOG.error("session={} ends: {} failed: {}", session, where, failure.toString(), failure);
    }
}
