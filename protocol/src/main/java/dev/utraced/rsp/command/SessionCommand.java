package dev.utraced.rsp.command;

import dev.utraced.rsp.wire.PayloadReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** How client and server get on: what each can do, acknowledgements, modes. */
public sealed interface SessionCommand extends Command {

    /**
     * {@code qSupported[:feature[;feature]...]}, a feature being {@code name+}, {@code name-}, {@code name?} or {@code name=value}.
     *
     * @param offered the names with a plus
     */
    record Supported(Set<String> offered, Map<String, String> values) implements SessionCommand {
        public Supported {
            offered = Set.copyOf(offered);
            values = Map.copyOf(values);
        }

        public boolean offers(String feature) {
            return offered.contains(feature);
        }

        static Supported parse(PayloadReader in) {
            Set<String> offered = new HashSet<>();
            Map<String, String> values = new HashMap<>();
            if (!in.atEnd()) {
                in.expect(':');
            }
            while (!in.atEnd()) {
                String feature = in.textUntil(";");
                int equals = feature.indexOf('=');
                if (equals >= 0) {
                    values.put(feature.substring(0, equals), feature.substring(equals + 1));
                } else if (feature.endsWith("+")) {
                    offered.add(feature.substring(0, feature.length() - 1));
                }
                in.skip(';');
            }
            return new Supported(offered, values);
        }
    }

    /** {@code QStartNoAckMode}. The reply is still acknowledged, nothing after it. */
    record StartNoAckMode() implements SessionCommand {
        static StartNoAckMode parse(PayloadReader in) {
            in.expectEnd();
            return new StartNoAckMode();
        }
    }

    /** {@code QNonStop:1} or {@code QNonStop:0}. */
    record NonStop(boolean on) implements SessionCommand {
        static NonStop parse(PayloadReader in) {
            return new NonStop(Flags.parse(in));
        }
    }

    /** {@code !}: the connection, and with it the server, goes on when the last process has gone. */
    record ExtendedMode() implements SessionCommand {
        static ExtendedMode parse(PayloadReader in) {
            in.expectEnd();
            return new ExtendedMode();
        }
    }
}
