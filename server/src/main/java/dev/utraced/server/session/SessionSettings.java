package dev.utraced.server.session;

import dev.utraced.rsp.command.Command;
import dev.utraced.rsp.reply.ReplyStyle.StopForm;
import java.util.Set;

/**
 * What all sessions of a server have in common.
 *
 * @param disabled packets that this server does not know, for once
 * @param stops how much of a stop is told
 * @param packetBytes the longest payload that either side sends
 */
public record SessionSettings(
        ExtensionTable extensions,
        LaunchSettings.Defaults launch,
        Set<Class<? extends Command>> disabled,
        StopForm stops,
        int packetBytes) {
    public SessionSettings {
        disabled = Set.copyOf(disabled);
    }
}
